import { assert, assertEquals, assertMatch } from "@std/assert";
import { runHousekeeping } from "./housekeeping.ts";
import { createTestApp, type TestApp } from "./test_app.ts";

const METRICS_TOKEN = "a-token-of-the-metrics-tests";
const AUTHORIZED = { authorization: `Bearer ${METRICS_TOKEN}` };

async function get(app: TestApp, headers: HeadersInit = AUTHORIZED) {
  const url = "http://localhost:8788/metrics";
  const response = await app.fetch(new Request(url, { headers }));
  return { response, text: await response.text() };
}

/** The samples of a scrape, by name and labels. */
async function scrape(app: TestApp): Promise<Map<string, number>> {
  const { text } = await get(app);
  const samples = text.trim().split("\n").filter((line) => line[0] !== "#");
  return new Map(samples.map((line) => {
    const at = line.lastIndexOf(" ");
    return [line.slice(0, at), Number(line.slice(at + 1))];
  }));
}

async function call(app: TestApp, path: string, userId: string, body = "{}") {
  const token = await app.tokenFor(userId, ["booking:read"]);
  const response = await app.fetch(
    new Request(`http://localhost:8788/mcp/tools/${path}`, {
      method: "POST",
      headers: {
        "authorization": `Bearer ${token}`,
        "content-type": "application/json",
      },
      body,
    }),
  );
  await response.body?.cancel();
  return response.status;
}

Deno.test("without METRICS_TOKEN the MCP server has no /metrics, and with it only for whoever sends it", async () => {
  await using closed = await createTestApp();
  assertEquals((await get(closed)).response.status, 404);
  await using app = await createTestApp({ metricsToken: METRICS_TOKEN });
  for (const authorization of ["", "Bearer", `Bearer ${METRICS_TOKEN}x`]) {
    const { response } = await get(app, { authorization });
    assertEquals(response.status, 401, authorization);
  }
  const { response } = await get(app);
  assertEquals(response.status, 200);
  assertMatch(response.headers.get("content-type")!, /^text\/plain; version=/);
});

Deno.test("calls are counted by operation and outcome, requests by route, and no input is a label", async () => {
  const metricsToken = METRICS_TOKEN;
  await using app = await createTestApp({ metricsToken });
  assertEquals(await call(app, "booking/list", "hanako"), 200);
  assertEquals(await call(app, "booking/list", "hanako"), 200);
  assertEquals(await call(app, "booking/get", "hanako", '{"a":1}'), 400);
  assertEquals(await call(app, "product/list", "hanako"), 403);
  assertEquals(await call(app, "booking/secret-thing", "hanako"), 404);
  const samples = await scrape(app);
  const calls = (operation: string, outcome: string) =>
    samples.get(
      `mcp_server_calls_total{event="tool_called",operation="${operation}",outcome="${outcome}"}`,
    );
  assertEquals(calls("booking_list", "ok"), 2);
  assertEquals(calls("booking_get", "invalid_input"), 1);
  assertEquals(calls("product_list", "insufficient_scope"), 1);
  const route = 'method="POST",route="/mcp/tools/:noun/:verb"';
  const answered = (status: number) =>
    samples.get(
      `mcp_server_http_requests_total{${route},status="${status}"}`,
    );
  assertEquals([200, 400, 403, 404].map(answered), [2, 1, 1, 1]);
  const { text } = await get(app);
  assert(!text.includes("secret-thing") && !text.includes("hanako"));
});

Deno.test("the rate limit's decisions, the pools and the housekeeping are in the metrics", async () => {
  await using app = await createTestApp({
    metricsToken: METRICS_TOKEN,
    rateLimit: { perMinute: 1, burst: 2 },
    now: () => new Date("2030-01-07T12:00:00+09:00"),
  });
  const statuses = [];
  for (let count = 0; count < 4; count++) {
    statuses.push(await call(app, "booking/list", "hanako"));
  }
  assertEquals(statuses, [200, 200, 429, 429]);
  await runHousekeeping(app.deps);
  const samples = await scrape(app);
  const checks = (decision: string) =>
    samples.get(
      `mcp_server_rate_limit_checks_total{caller="user",decision="${decision}"}`,
    );
  assertEquals([checks("ok"), checks("over_limit")], [2, 2]);
  const idle = 'pool="transactions",state="idle"';
  assert(samples.get(`mcp_server_database_connections{${idle}}`)! >= 1);
  assertEquals(
    samples.get('mcp_server_database_waiting{pool="statements"}'),
    0,
  );
  const server = 'part="server"';
  assertEquals(
    samples.get(`mcp_server_housekeeping_total{${server},outcome="ok"}`),
    1,
  );
  assertEquals(
    samples.get(
      `mcp_server_housekeeping_last_success_timestamp_seconds{${server}}`,
    ),
    Date.parse("2030-01-07T12:00:00+09:00") / 1000,
  );
});
