import { assert, assertEquals, assertRejects } from "@std/assert";
import { createMcpClient } from "./mcp_client.ts";
import { ownPath } from "./preview_request.ts";

const PATH = "/mcp/tools/booking/create/preview";
const TOOL = { name: "booking_create", previewPath: PATH };
const PREVIEW = {
  title: "Confirm",
  summary: "Book.",
  details: [{ label: "Time", value: "3 PM" }],
  fields: [{ path: "note", label: "Note", type: "long_text", value: null }],
  totalMinor: 5500,
  currency: "JPY",
};

Deno.test("a preview's path is taken only if it stays on the MCP server's own origin", () => {
  const own = (path: unknown) => ownPath(path, "https://mcp.example.com");
  assertEquals(own(PATH), PATH);
  for (
    const strange of [
      "https://evil.example.com/preview",
      "https://mcp.example.com/preview",
      "//evil.example.com/preview",
      "/\\evil.example.com/preview",
      "/\t/evil.example.com/preview",
      "\\/evil.example.com",
      "preview",
      "",
      undefined,
      7,
    ]
  ) {
    assertEquals(own(strange), undefined, String(strange));
  }
});

Deno.test("a preview is asked for under the given token, in the person's language, and comes back as it was said", async () => {
  await using server = serve(() => Response.json(PREVIEW));
  const outcome = await server.ask({ start: "15:00" });
  assertEquals(outcome, { status: "ok", preview: PREVIEW } as typeof outcome);
  assertEquals(server.seen, [{
    request: `POST ${PATH}`,
    authorization: "Bearer read",
    language: "ja",
    body: { start: "15:00" },
  }]);
});

Deno.test("what a later server adds to a preview is dropped, and so is a field that cannot be edited", async () => {
  const colour = { path: "c", label: "Colour", type: "colour", value: "red" };
  const body = {
    ...PREVIEW,
    mood: "good",
    fields: [colour, ...PREVIEW.fields],
  };
  await using server = serve(() => Response.json(body));
  const outcome = await server.ask({});
  assertEquals(outcome, { status: "ok", preview: PREVIEW } as typeof outcome);
});

Deno.test("a preview whose fields do not fit the store comes without them", async () => {
  const options = Array.from({ length: 500 }, (_, index) => ({
    value: `${index}`,
    label: "漢".repeat(40),
  }));
  const large = { path: "s", label: "S", type: "choice", value: "1", options };
  await using server = serve(() =>
    Response.json({ ...PREVIEW, fields: [large] })
  );
  const outcome = await server.ask({});
  assert(outcome.status === "ok");
  assertEquals(outcome.preview, { ...PREVIEW, fields: [] });
});

Deno.test("a refusal of a preview is the error that the write would get", async () => {
  const nextSlots = [{ start: "16:00" }];
  for (
    const [status, error] of [
      [400, {
        code: "invalid_input",
        error: "a: Unknown",
        details: { field: "a" },
      }],
      [404, { code: "not_found", error: "Service not found" }],
      [409, { code: "slot_taken", error: "Taken", details: { nextSlots } }],
    ] as const
  ) {
    await using server = serve(() =>
      Response.json({ ...error, requestId: "r" }, { status })
    );
    const outcome = await server.ask({});
    assertEquals(outcome, { status: "refused", error } as typeof outcome);
  }
});

Deno.test("a token that may not see the preview is a refusal", async () => {
  for (const status of [401, 403]) {
    await using server = serve(() => new Response(null, { status }));
    const outcome = await server.ask({});
    assert(outcome.status === "refused");
    assertEquals(outcome.error.code, "not_allowed");
  }
});

Deno.test("a server that is busy, broken, strange or silent has no preview for now", async () => {
  const answers: [() => Response | Promise<Response>, number?][] = [
    [
      () =>
        new Response("{}", { status: 429, headers: { "retry-after": "7" } }),
      7,
    ],
    [() => new Response(null, { status: 503 })],
    [() => Response.json({ title: "Confirm" })],
    [() => new Response("<html>")],
    [() =>
      new Response(null, {
        status: 307,
        headers: { location: "https://evil.example.com" },
      })],
    [() => new Promise<Response>(() => {})],
  ];
  for (const [answer, retryAfterSeconds] of answers) {
    await using server = serve(answer);
    const outcome = await server.ask({});
    assertEquals(outcome, {
      status: "unavailable",
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
    assertEquals(server.seen.length, 1);
  }
});

Deno.test("a server that is not there has no preview for now", async () => {
  const client = createMcpClient({
    serverUrl: "http://127.0.0.1:9",
    now: () => new Date(0),
  });
  const request = { tool: TOOL, args: {}, token: "t", locale: "en" } as const;
  assertEquals(await client.previewTool(request), { status: "unavailable" });
});

Deno.test("a tool without a preview is refused, and nothing is asked", async () => {
  await using server = serve(() => Response.json(PREVIEW));
  const outcome = await server.client.previewTool({
    tool: { name: "odd", previewPath: undefined },
    args: {},
    token: "t",
    locale: "en",
  });
  assert(outcome.status === "refused");
  assertEquals([outcome.error.code, server.seen], ["no_preview", []]);
});

Deno.test("a stop ends a preview that hangs", async () => {
  const stop = new AbortController();
  await using server = serve(() => {
    stop.abort();
    return new Promise<Response>(() => {});
  });
  await assertRejects(() => server.ask({}, stop.signal), DOMException);
});

/** A server that answers previews on a port of its own, and a client of it. */
function serve(answer: () => Response | Promise<Response>) {
  const seen: object[] = [];
  const ending = new AbortController();
  const http = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
    signal: ending.signal,
  }, async (request) => {
    const { method, url, headers } = request;
    seen.push({
      request: `${method} ${new URL(url).pathname}`,
      authorization: headers.get("authorization"),
      language: headers.get("accept-language"),
      body: await request.json(),
    });
    return await answer();
  });
  const client = createMcpClient({
    serverUrl: `http://127.0.0.1:${http.addr.port}`,
    now: () => new Date(0),
    timeout: 300,
  });
  return {
    seen,
    client,
    ask: (args: Record<string, unknown>, signal?: AbortSignal) =>
      client.previewTool({
        tool: TOOL,
        args,
        token: "read",
        locale: "ja",
        ...(signal && { signal }),
      }),
    async [Symbol.asyncDispose]() {
      ending.abort();
      await http.finished;
    },
  };
}
