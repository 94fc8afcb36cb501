import { assert, assertEquals } from "@std/assert";
import { createApp } from "../../ai_service/app.ts";
import { createDeps } from "../../ai_service/deps.ts";
import { readEnv } from "../../ai_service/env.ts";
import { openTestKv } from "../../ai_service/store/test_kv.ts";
import { VARIABLES } from "../../ai_service/test_service.ts";
import {
  AUDIENCE,
  createTestApp,
  createTestKeys,
  ISSUER,
} from "../../mcp_server/test_app.ts";
import { createLog } from "../../shared/http/log.ts";

/** What the AI service's `/readyz` says, beside the real MCP server. */
async function readiness(
  options: { privatePem?: string; clockOffsetMs?: number } = {},
) {
  await using mcp = await createTestApp();
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => mcp.fetch(request),
  );
  using kv = await openTestKv();
  const env = readEnv({
    ...VARIABLES,
    AI_SERVICE_ISSUER: ISSUER,
    AI_SERVICE_PRIVATE_KEY: options.privatePem ?? mcp.keys.privatePem,
    MCP_AUDIENCE: AUDIENCE,
    MCP_SERVER_URL: `http://127.0.0.1:${server.addr.port}`,
  });
  const now = () => new Date(Date.now() + (options.clockOffsetMs ?? 0));
  const log = createLog({ service: "ai-service", write: () => {} });
  const deps = await createDeps({ env, kv, now, log });
  const app = createApp(deps, () => Promise.resolve(new Response()));
  const response = await app.request("/readyz");
  const { checks } = await response.json();
  return { status: response.status, checks, kid: deps.signingKey.kid };
}

Deno.test("the AI service finds that the MCP server trusts its key and has the same time", async () => {
  const { status, checks, kid } = await readiness();
  const [, reached, clock, keys] = checks;
  assertEquals(status, 200);
  assertEquals(reached, { name: "mcp_server", status: "ok" });
  assertEquals(clock.status, "ok");
  assert(Math.abs(clock.offsetSeconds) <= 1, String(clock.offsetSeconds));
  assertEquals(keys, { name: "keys", status: "ok", kid });
});

Deno.test("a key of another pair is not trusted, though the MCP server is reached", async () => {
  const { privatePem } = await createTestKeys();
  const { status, checks, kid } = await readiness({ privatePem });
  assertEquals(status, 200);
  assertEquals(checks[1], { name: "mcp_server", status: "ok" });
  assertEquals(checks[3], {
    name: "keys",
    status: "degraded",
    reason: "not_trusted",
    kid,
  });
});

for (const seconds of [45, -100]) {
  Deno.test(`a clock that is off by ${seconds} s is named as such, and not taken for a wrong key`, async () => {
    const clockOffsetMs = seconds * 1000;
    const { status, checks } = await readiness({ clockOffsetMs });
    const [, , clock, keys] = checks;
    assertEquals(status, 200);
    assertEquals([clock.status, clock.reason], ["degraded", "clock_off"]);
    const error = clock.offsetSeconds - seconds;
    assert(Math.abs(error) <= 1, String(clock.offsetSeconds));
    assertEquals(keys.status, "ok");
  });
}
