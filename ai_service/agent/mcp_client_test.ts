import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  type CallToolResult,
  createMcpHandler,
  Server,
} from "@modelcontextprotocol/server";
import { createMcpClient, McpUnavailableError } from "./mcp_client.ts";
import { ToolCache } from "./tool_cache.ts";

const READ = { "madoguchi/scope": "booking:read", "madoguchi/kind": "read" };
const WRITE = {
  "madoguchi/scope": "booking:create",
  "madoguchi/kind": "write",
};

Deno.test("tools are listed with their kind and scope; doubtful ones count as writes, unknown ones are dropped", async () => {
  await using server = serve({
    tools: [
      tool("slots", READ),
      tool("create", WRITE),
      tool("no_kind", { "madoguchi/scope": "booking:read" }),
      tool("says_read", {
        "madoguchi/scope": "booking:create",
        "madoguchi/kind": "read",
      }),
      tool("no_scope", { "madoguchi/kind": "read" }),
      tool("odd_scope", {
        "madoguchi/scope": "tool:list",
        "madoguchi/kind": "read",
      }),
      tool("dotted.name", READ),
    ],
  });
  const tools = await server.client.listTools(service, "ja");
  assertEquals(tools.map(({ name, kind }) => `${name} ${kind}`), [
    "slots read",
    "create write",
    "no_kind write",
    "says_read write",
  ]);
  assertEquals(tools[0]?.inputSchema["type"], "object");
  assertEquals(tools[0]?.title, "Title of slots");
  assertEquals(server.seen[0]?.headers.get("authorization"), "Bearer service");
  assertEquals(server.seen[0]?.headers.get("accept-language"), "ja");
});

Deno.test("the list is asked for once in a while, for each language, and again after a failure", async () => {
  let isDown = true;
  await using server = serve({
    refuse: () => isDown ? new Response(null, { status: 500 }) : undefined,
  });
  await assertRejects(
    () => server.client.listTools(service, "en"),
    McpUnavailableError,
  );
  isDown = false;
  const lists = () =>
    server.bodies.filter(({ method }) => method === "tools/list").length;
  await Promise.all(
    [1, 2, 3].map(() => server.client.listTools(service, "en")),
  );
  assertEquals(lists(), 1);
  await server.client.listTools(service, "ja");
  assertEquals(lists(), 2);
  server.pass(31_000);
  await server.client.listTools(service, "en");
  assertEquals(lists(), 3);
});

Deno.test("answers are asked for as they are: compressing them costs more than it saves", async () => {
  await using server = serve({});
  await server.client.listTools(service, "ja");
  await server.client.callTool({ name: "slots", args: {}, token: "reader" });
  await server.client.previewTool({
    tool: { name: "create", previewPath: "/preview" },
    args: {},
    token: "reader",
    locale: "ja",
  });
  const encodings = server.seen.map(({ headers }) =>
    headers.get("accept-encoding")
  );
  assert(encodings.length >= 3);
  assertEquals(new Set(encodings), new Set(["identity"]));
});

Deno.test("a server that does not list its tools is taken at its last word for a while", async () => {
  let isLimited = false;
  await using server = serve({
    refuse: () => isLimited ? new Response(null, { status: 429 }) : undefined,
  });
  const first = await server.client.listTools(service, "en");
  isLimited = true;
  server.pass(9 * 60_000);
  assertEquals(await server.client.listTools(service, "en"), first);
  server.pass(60_000);
  await assertRejects(
    () => server.client.listTools(service, "en"),
    McpUnavailableError,
  );
});

Deno.test("clients with one cache ask for a list once, and go on when the one that asks has died", async () => {
  await using server = serve({});
  const cache = new ToolCache();
  const others = [1, 2, 3].map(() => server.createClient(cache));
  const lists = await Promise.all(
    others.map((client) => client.listTools(service, "en")),
  );
  assertEquals(lists[1], lists[0]);
  const count = () =>
    server.bodies.filter(({ method }) => method === "tools/list").length;
  assertEquals(count(), 1);
  void cache.fill("ja", new Date(0), () => new Promise(() => {}));
  server.pass(5_000);
  await others[0]!.listTools(service, "ja");
  assertEquals(count(), 2);
});

Deno.test("a write carries its own token and key, and needs one request", async () => {
  await using server = serve({});
  await server.client.listTools(service, "en");
  const before = server.seen.length;
  const answer = await server.client.sendWrite({
    name: "create",
    args: { start: "15:00" },
    token: "step-up",
    idempotencyKey: "key-1",
  });
  const result = { echo: { start: "15:00" } };
  assertEquals(answer, { status: "done", result });
  const [request] = server.seen.slice(before);
  assertEquals(server.seen.length, before + 1);
  assertEquals(request?.headers.get("authorization"), "Bearer step-up");
  assertEquals(request?.headers.get("idempotency-key"), "key-1");
});

Deno.test("calls at the same time keep their tokens apart", async () => {
  await using server = serve({});
  const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
  await Promise.all(
    users.map((user) =>
      server.client.callTool({ name: "slots", args: { user }, token: user })
    ),
  );
  for (const [index, body] of server.bodies.entries()) {
    if (body.method !== "tools/call") continue;
    const token = server.seen[index]?.headers.get("authorization");
    assertEquals(token, `Bearer ${body.params?.arguments?.["user"]}`);
  }
});

Deno.test("a refusal of the business is an outcome with its code and details", async () => {
  const nextSlots = [{ start: "16:00" }];
  const taken = {
    error: "Taken",
    code: "slot_taken",
    requestId: "r",
    details: { nextSlots },
  };
  const limited = {
    error: "Rate limit exceeded",
    code: "rate_limited",
    retryAfterSeconds: 3,
  };
  const { requestId: _, ...takenError } = taken;
  const { retryAfterSeconds, ...rest } = limited;
  const limitedError = { ...rest, details: { retryAfterSeconds } };
  const text = (text: string): CallToolResult => ({
    content: [{ type: "text", text }],
  });
  const refusals: [CallToolResult, unknown][] = [
    [{ ...text("?"), _meta: { "madoguchi/error": taken } }, takenError],
    [text(JSON.stringify(taken)), takenError],
    [{ ...text("?"), structuredContent: taken }, takenError],
    [{ ...text("?"), structuredContent: limited }, limitedError],
    [text("plain words"), { code: "tool_failed", error: "plain words" }],
    [text("[1]"), { code: "tool_failed", error: "[1]" }],
    [{ content: [] }, { code: "tool_failed", error: "The tool failed" }],
  ];
  for (const [result, error] of refusals) {
    await using server = serve({
      answer: () => ({ isError: true, ...result }),
    });
    const outcome = await server.client.callTool({
      name: "create",
      args: {},
      token: "t",
    });
    assertEquals(outcome, { ok: false, error } as typeof outcome);
  }
});

Deno.test("a token that is refused is an outcome, tried once", async () => {
  const challenges = [
    [401, 'Bearer error="invalid_token"'],
    [403, 'Bearer error="insufficient_scope", scope="booking:create"'],
    [403, ""],
  ] as const;
  for (const [status, challenge] of challenges) {
    const body = {
      error: "Invalid token",
      code: "invalid_token",
      requestId: "r",
    };
    const headers = challenge ? { "www-authenticate": challenge } : undefined;
    await using server = serve({
      refuse: (request) =>
        request.headers.get("authorization") === "Bearer bad"
          ? Response.json(body, { status, ...(headers && { headers }) })
          : undefined,
    });
    await server.client.listTools(service, "en");
    const before = server.seen.length;
    const outcome = await server.client.callTool({
      name: "slots",
      args: {},
      token: "bad",
    });
    assertEquals(outcome.ok ? "" : outcome.error.code, "not_allowed");
    assertEquals(server.seen.length, before + 1);
  }
});

Deno.test("a read is tried again while the server stumbles", async () => {
  let failures = 2;
  await using server = serve({
    refuse: (_, body) =>
      body.method === "tools/call" && failures-- > 0
        ? new Response(null, { status: 503 })
        : undefined,
  });
  const call = { name: "slots", args: {}, token: "t" };
  assertEquals((await server.client.callTool(call)).ok, true);
  const calls = server.bodies.filter(({ method }) => method === "tools/call");
  assertEquals(calls.length, 3);
});

const WRITE_REQUEST = {
  name: "create",
  args: {},
  token: "t",
  idempotencyKey: "key-1",
};

Deno.test("a write is sent once: whoever knows what was approved decides about another attempt", async () => {
  for (const status of [429, 500, 503]) {
    await using server = serve({
      refuse: (_, { method }) =>
        method === "tools/call" ? new Response(null, { status }) : undefined,
    });
    const answer = await server.client.sendWrite(WRITE_REQUEST);
    assertEquals(answer, { status: "unknown" });
    const calls = server.bodies.filter(({ method }) => method === "tools/call");
    assertEquals(calls.length, 1);
  }
});

Deno.test("a write whose answer takes too long, or whose server is not there, is not known", async () => {
  await using server = serve({
    timeout: 100,
    answer: () => new Promise(() => {}),
  });
  const unknown = { status: "unknown" as const };
  assertEquals(await server.client.sendWrite(WRITE_REQUEST), unknown);
  const client = createMcpClient({
    serverUrl: "http://127.0.0.1:9",
    now: () => new Date(0),
  });
  assertEquals(await client.sendWrite(WRITE_REQUEST), unknown);
});

Deno.test("a write in which the server failed is not known; one that it did not understand was not made", async () => {
  for (const [code, status] of [[-32603, "unknown"], [-32602, "refused"]]) {
    await using server = serve({
      refuse: (_, { id, method }) =>
        method === "tools/call"
          ? Response.json({
            jsonrpc: "2.0",
            id,
            error: { code, message: "No" },
          })
          : undefined,
    });
    const answer = await server.client.sendWrite(WRITE_REQUEST);
    assertEquals(answer.status, status);
  }
});

Deno.test("a refused write says whether the server looked for its key first", async () => {
  const error = { code: "slot_taken", error: "Taken" };
  for (const isKeyUnused of [true, false]) {
    const _meta = {
      "madoguchi/error": error,
      ...(isKeyUnused && { "madoguchi/key-unused": true }),
    };
    await using server = serve({
      answer: () => ({ isError: true, content: [], _meta }),
    });
    assertEquals(await server.client.sendWrite(WRITE_REQUEST), {
      status: "refused",
      error,
      isKeyUnused,
    });
  }
});

Deno.test("a refused token tells nothing of earlier attempts of a write", async () => {
  await using server = serve({
    refuse: (_, { method }) =>
      method === "tools/call" ? new Response(null, { status: 401 }) : undefined,
  });
  const answer = await server.client.sendWrite(WRITE_REQUEST);
  assertEquals(answer.status, "refused");
  assertEquals(answer.status === "refused" && answer.isKeyUnused, false);
});

Deno.test("a server that asks to come again says when", async () => {
  const error = {
    code: "rate_limited",
    error: "Rate limit exceeded",
    details: { retryAfterSeconds: 7 },
  };
  await using server = serve({
    answer: () => ({
      isError: true,
      content: [],
      _meta: { "madoguchi/error": error },
    }),
  });
  const answer = await server.client.sendWrite(WRITE_REQUEST);
  assertEquals(answer, { status: "unknown", retryAfterSeconds: 7 });
});

Deno.test("a server that is not there is an outcome, and no list", async () => {
  const client = createMcpClient({
    serverUrl: "http://127.0.0.1:9",
    now: () => new Date(0),
  });
  const outcome = await client.callTool({
    name: "create",
    args: {},
    token: "t",
  });
  assertEquals(outcome.ok ? "" : outcome.error.code, "unavailable");
  await assertRejects(
    () => client.listTools(service, "en"),
    McpUnavailableError,
  );
});

Deno.test("a server that hangs is given up at one limit, while connecting and behind it", async () => {
  const hang = Promise.withResolvers<Response>();
  await using server = serve({ timeout: 200, refuse: () => hang.promise });
  const began = performance.now();
  await assertRejects(
    () => server.client.listTools(service, "en"),
    McpUnavailableError,
  );
  const outcome = await server.client.callTool({
    name: "slots",
    args: {},
    token: "t",
  });
  assertEquals(outcome.ok ? "" : outcome.error.code, "unavailable");
  const milliseconds = Math.round(performance.now() - began);
  console.log(`figure: hanging_server_ms = ${milliseconds} (goal <= 1000)`);
  assert(milliseconds <= 1000, `${milliseconds} ms`);
  hang.resolve(new Response(null, { status: 503 }));
});

Deno.test("a server that hangs is asked for its tools once in a while, not each time they are needed", async () => {
  const hang = Promise.withResolvers<Response>();
  let isHanging = false;
  await using server = serve({
    timeout: 200,
    refuse: () => isHanging ? hang.promise : undefined,
  });
  const known = await server.client.listTools(service, "en");
  isHanging = true;
  server.pass(31_000);
  assertEquals(await server.client.listTools(service, "en"), known);
  const asked = server.bodies.length;
  assertEquals(await server.client.listTools(service, "en"), known);
  assertEquals(server.bodies.length, asked);
  hang.resolve(new Response(null, { status: 503 }));
});

Deno.test("a stop ends a call that hangs", async () => {
  const stop = new AbortController();
  await using server = serve({
    answer: () => {
      stop.abort();
      return new Promise(() => {});
    },
  });
  await assertRejects(
    () =>
      server.client.callTool({
        name: "slots",
        args: {},
        token: "t",
        signal: stop.signal,
      }),
    DOMException,
  );
});

Deno.test("an unknown tool is an outcome", async () => {
  await using server = serve({});
  const outcome = await server.client.callTool({
    name: "nothing",
    args: {},
    token: "t",
  });
  assert(!outcome.ok);
  assertEquals(outcome.error.code, "invalid_call");
});

const service = () => Promise.resolve("service");

interface Body {
  id?: unknown;
  method: string;
  params?: { name?: string; arguments?: Record<string, unknown> };
}

interface ServeOptions {
  /** Of the client, in milliseconds. */
  timeout?: number;
  tools?: ReturnType<typeof tool>[];
  answer?: (
    args: Record<string, unknown>,
  ) => CallToolResult | Promise<CallToolResult>;
  /** An answer of HTTP instead of the protocol's. */
  refuse?: (
    request: Request,
    body: Body,
  ) => Response | Promise<Response> | undefined;
}

function tool(name: string, meta: Record<string, string>) {
  const inputSchema = { type: "object" as const, properties: {} };
  const description = `Describes ${name}`;
  return {
    name,
    title: `Title of ${name}`,
    description,
    inputSchema,
    _meta: meta,
  };
}

/** A real MCP server on a port of its own, and a client of it. */
function serve(options: ServeOptions) {
  const { tools = [tool("slots", READ), tool("create", WRITE)], refuse } =
    options;
  const seen: Request[] = [];
  const bodies: Body[] = [];
  let now = 0;
  const handler = createMcpHandler(() => serverOf({ ...options, tools }));
  const http = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
  }, async (request) => {
    const body = await request.clone().json() as Body;
    seen.push(request);
    bodies.push(body);
    return refuse?.(request, body) ?? handler.fetch(request);
  });
  const createClient = (cache?: ToolCache) =>
    createMcpClient({
      serverUrl: `http://127.0.0.1:${http.addr.port}`,
      now: () => new Date(now),
      ...(options.timeout && { timeout: options.timeout }),
      ...(cache && { cache }),
    });
  return {
    seen,
    bodies,
    client: createClient(),
    /** Another client, as another request has. */
    createClient,
    /** Lets so many milliseconds pass. */
    pass: (milliseconds: number) => void (now += milliseconds),
    async [Symbol.asyncDispose]() {
      await handler.close();
      await http.shutdown();
    },
  };
}

function serverOf(
  { tools, answer }: ServeOptions & { tools: ReturnType<typeof tool>[] },
) {
  const server = new Server({ name: "test", version: "1.0.0" }, {
    capabilities: { tools: {} },
  });
  server.setRequestHandler("tools/list", () => ({ tools }));
  server.setRequestHandler("tools/call", ({ params }) => {
    if (!tools.some(({ name }) => name === params.name)) {
      throw new Error("Unknown tool");
    }
    const args = params.arguments ?? {};
    return answer?.(args) ?? { content: [], structuredContent: { echo: args } };
  });
  return server;
}
