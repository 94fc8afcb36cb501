import { assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { createDeps } from "../deps.ts";
import { readEnv } from "../env.ts";
import type { Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { VARIABLES } from "../test_service.ts";
import { health } from "./routes.ts";

/** An MCP server that answers as it is told, and counts. */
class McpServer {
  asked: string[] = [];
  answer: (path: string, signal: AbortSignal) => Promise<Response> = () =>
    Promise.resolve(
      new Response("", { headers: { Date: new Date().toUTCString() } }),
    );

  readonly fetch: typeof fetch = (input, init) => {
    const { pathname } = new URL(String(input));
    this.asked.push(pathname);
    return this.answer(pathname, init!.signal!);
  };
}

/** Answers nothing until the caller gives up. */
function hang(_path: string, signal: AbortSignal): Promise<Response> {
  const { promise, reject } = Promise.withResolvers<Response>();
  signal.addEventListener("abort", () => reject(signal.reason));
  return promise;
}

/** The routes with a clock of their own, and what they log. */
async function start(kv: Kv) {
  const logged: Record<string, unknown>[] = [];
  const deps = await createDeps({
    env: readEnv(VARIABLES),
    kv,
    log: createLog({
      service: "ai-service",
      write: (line) => logged.push(JSON.parse(line)),
    }),
  });
  const mcp = new McpServer();
  const clock = { elapsed: 0 };
  const app = health(deps, {
    fetch: mcp.fetch,
    timeout: 50,
    elapsed: () => clock.elapsed,
  });
  return {
    app,
    mcp,
    clock,
    logged,
    async ready() {
      const response = await app.request("/readyz");
      const { ok, checks } = await response.json();
      const states = checks.map(
        ({ name, status, reason }: Record<string, string>) =>
          [name, status, reason].filter(Boolean).join(" "),
      );
      return { status: response.status, ok, states, checks, response };
    },
  };
}

const ALL_WELL = [
  "store ok",
  "mcp_server ok",
  "clock ok",
  "keys ok",
  "model ok",
];

Deno.test("a service whose parts all work is ready, and says which provider's model answers", async () => {
  using kv = await openTestKv();
  const { ready, logged } = await start(kv);
  const { status, ok, states, checks } = await ready();
  assertEquals({ status, ok, states }, {
    status: 200,
    ok: true,
    states: ALL_WELL,
  });
  assertEquals(checks.at(-1).provider, "offline");
  assertEquals(logged, []);
});

Deno.test("a store that can be read but not written is 503, and the process is still alive", async () => {
  using kv = await openTestKv();
  let problem: Promise<never> | undefined;
  const full = changedKv(kv, {
    set: (...entry) => problem ?? kv.set(...entry),
  });
  const service = await start(full);

  problem = Promise.reject(new Error("database or disk is full"));
  const { status, ok, states, response } = await service.ready();
  assertEquals([status, ok, states[0]], [503, false, "store failed unusable"]);
  assertEquals(response.headers.get("retry-after"), "5");
  assertEquals((await service.app.request("/healthz")).status, 200);

  problem = new Promise(() => {});
  const hanging = await service.ready();
  assertEquals(hanging.status, 503);
  assertEquals(hanging.states[0], "store failed no_answer");

  problem = undefined;
  assertEquals((await service.ready()).states, ALL_WELL);
});

Deno.test("an MCP server that is away, hangs or answers errors degrades the service, which stays in use", async () => {
  using kv = await openTestKv();
  const { ready, mcp, clock } = await start(kv);
  const answers: [typeof mcp.answer, string][] = [
    [() => Promise.reject(new TypeError("refused")), "not_reached"],
    [hang, "no_answer"],
    [() => Promise.resolve(new Response("", { status: 502 })), "answered_502"],
  ];
  for (const [answer, reason] of answers) {
    mcp.answer = answer;
    const { status, ok, states } = await ready();
    assertEquals([status, ok], [200, true]);
    assertEquals(states.slice(1, 4), [
      `mcp_server degraded ${reason}`,
      "clock degraded not_known",
      "keys degraded not_known",
    ]);
    clock.elapsed += 5_000;
  }
});

Deno.test("an MCP server that answers health checks but no messages leaves the keys not known", async () => {
  using kv = await openTestKv();
  const { ready, mcp, clock } = await start(kv);
  const healthy = mcp.answer;
  for (
    const [answer, reason] of [
      [hang, "no_answer"],
      [
        () => Promise.resolve(new Response("", { status: 503 })),
        "answered_503",
      ],
    ] as const
  ) {
    mcp.answer = (path, signal) =>
      path === "/healthz" ? healthy(path, signal) : answer(path, signal);
    const { status, states } = await ready();
    assertEquals(status, 200);
    assertEquals(states[1], "mcp_server ok");
    assertEquals(states[3], `keys degraded ${reason}`);
    clock.elapsed += 5_000;
  }
});

Deno.test("the MCP server is asked once in 5 seconds, however often and by how many /readyz is", async () => {
  using kv = await openTestKv();
  const { ready, mcp, clock } = await start(kv);
  await Promise.all(Array.from({ length: 20 }, ready));
  clock.elapsed = 4_999;
  await ready();
  assertEquals(mcp.asked, ["/healthz", "/mcp"]);
  clock.elapsed = 5_000;
  await ready();
  assertEquals(mcp.asked.length, 4);
});

/** The log lines of a server that answers so; each answer has its time in milliseconds. */
async function changesOf(
  answers: (mcp: McpServer) => [elapsed: number, McpServer["answer"]][],
): Promise<unknown[][]> {
  using kv = await openTestKv();
  const { ready, mcp, clock, logged } = await start(kv);
  const changes: unknown[][] = [];
  for (const [elapsed, answer] of answers(mcp)) {
    mcp.answer = answer;
    clock.elapsed = elapsed;
    await ready();
    const lines = logged.splice(0);
    changes.push(lines.map(({ level, check, status, reason, cause }) => [
      level,
      check,
      status,
      reason,
      (cause as Error | undefined)?.message,
    ]));
  }
  return changes;
}

const away = () => Promise.reject(new TypeError("connection refused"));

Deno.test("only changes are logged, with their cause", async () => {
  const changes = await changesOf(({ answer: healthy }) => [
    [0, healthy],
    [5_000, away],
    [10_000, away],
    [15_000, healthy],
    [20_000, healthy],
  ]);
  assertEquals(changes, [
    [],
    [["error", "mcp_server", "degraded", "not_reached", "connection refused"]],
    [],
    [["info", "mcp_server", "ok", undefined, undefined]],
    [],
  ]);
});

Deno.test("an MCP server that starts beside the service is no error, once it was reached its absence is one", async () => {
  const changes = await changesOf(({ answer: healthy }) => [
    [0, away],
    [5_000, away],
    [10_000, healthy],
    [15_000, away],
  ]);
  assertEquals(changes, [
    [["info", "mcp_server", "degraded", "not_reached", undefined]],
    [],
    [["info", "mcp_server", "ok", undefined, undefined]],
    [["error", "mcp_server", "degraded", "not_reached", "connection refused"]],
  ]);
});

Deno.test("an MCP server that is not there after a minute is an error", async () => {
  const changes = await changesOf(() => [
    [0, away],
    [60_000, away],
    [65_000, away],
  ]);
  assertEquals(changes, [
    [["info", "mcp_server", "degraded", "not_reached", undefined]],
    [["error", "mcp_server", "degraded", "not_reached", "connection refused"]],
    [],
  ]);
});
