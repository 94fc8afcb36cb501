import { assert, assertEquals } from "@std/assert";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { TestProcess } from "../test_process.ts";
import { previewName } from "../metrics/traffic.ts";
import { quantile } from "../metrics/durations.ts";
import { CountingProxy } from "./test_counting_proxy.ts";

/** Requests that a proxy passes on in this test. */
const REQUESTS = 400;
const REST = "POST /mcp/tools/:noun/:verb";
const PREVIEW = `${REST}/preview`;

/** What an instance wrote to its log about one request or call. */
interface Line {
  event: string;
  path: string;
  operation: string;
  durationMs: number;
}

/** The route of what this test asks for, by a table of its own. */
function routeOf(method: string, path: string, status: number): string {
  if (/^\/mcp\/tools\/\w+\/\w+$/.test(path)) {
    return `${method} ${REST.slice(5)}`;
  }
  if (/^\/mcp\/tools\/\w+\/\w+\/preview$/.test(path)) {
    return `${method} ${PREVIEW.slice(5)}`;
  }
  if (path.startsWith("/admin/site")) return `${method} asset`;
  return status === 404 ? `${method} unknown` : `${method} ${path}`;
}

/** Requests of many kinds: calls over both surfaces, refusals, pages, files. */
function requestFor(index: number, origin: string, token: string): Request {
  const headers = {
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json",
    Accept: "application/json, text/event-stream",
  };
  const call = (path: string, body: unknown, init: RequestInit = {}) =>
    new Request(origin + path, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      ...init,
    });
  const tool = { name: "booking_services", arguments: {} };
  const rpc = { jsonrpc: "2.0", id: index, method: "tools/call", params: tool };
  const booking = { serviceId: HAIRCUT, start: "2020-01-01T10:00:00+09:00" };
  switch (index % 10) {
    case 0:
      return call("/mcp", rpc);
    case 1:
      return call("/mcp/tools/booking/create/preview", booking);
    case 2:
      return new Request(`${origin}/docs`);
    case 3:
      return new Request(`${origin}/openapi.json`);
    case 4:
      return new Request(`${origin}/no-such-page-${index}`);
    case 5:
      return call("/mcp/tools/booking/list", { unknown: index });
    case 6:
      return new Request(`${origin}/docs`, { method: "HEAD" });
    default:
      return call("/mcp/tools/booking/services", {});
  }
}

async function sendAll(origin: string, token: string): Promise<void> {
  const indexes = Array.from({ length: REQUESTS }, (_, index) => index)
    .values();
  const people = Array.from({ length: 8 }, async () => {
    for (const index of indexes) {
      const answer = await fetch(requestFor(index, origin, token));
      await answer.body?.cancel();
    }
  });
  await Promise.all(people);
}

/** Makes some requests slow, until it is stopped. */
async function slowDown({ database }: TestApp, signal: AbortSignal) {
  for (let round = 0; !signal.aborted; round++) {
    await database.owner.begin(async (sql) => {
      await sql`lock table services in access exclusive mode`;
      await sql`select pg_sleep(${0.02 * (1 + round % 9)})`;
    });
  }
}

/** All that was counted, by kind and name. */
async function counted({ database }: TestApp) {
  const rows = await database.owner`
    select kind, name, sum(requests)::float8 as requests,
      sum(bytes)::float8 as bytes, sum(milliseconds) as milliseconds,
      jsonb_agg(durations) as arrays
    from request_rollups where grain = 'hour'
    group by kind, name`;
  return new Map(rows.map((row) => [`${row.kind} ${row.name}`, {
    requests: row.requests as number,
    bytes: row.bytes as number,
    mean: row.milliseconds / row.requests,
    durations: (row.arrays as number[][]).reduce((sum, each) =>
      Array.from(
        { length: Math.max(sum.length, each.length) },
        (_, index) => (sum[index] ?? 0) + (each[index] ?? 0),
      ), []),
  }]));
}

/** The value that a share `q` of these do not exceed. */
function exactQuantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)]!;
}

Deno.test("two instances count together what a proxy before them counts, to the request and to the byte", async () => {
  await using app = await createTestApp();
  await openSalon(app.database.owner);
  const lines: Line[] = [];
  const log = (line: string) => {
    const start = line.indexOf("{");
    if (start >= 0) lines.push(JSON.parse(line.slice(start)));
  };
  const options = { databaseUrl: app.database.url, keys: app.keys, log };
  const environment = {
    RATE_LIMIT_PER_MINUTE: "1000000",
    RATE_LIMIT_BURST: "1000000",
  };
  const instances = [1, 2].map(() =>
    new TestProcess({ ...options, environment })
  );
  await Promise.all(instances.map((instance) => instance.start()));
  const origins = instances.map(({ origin }) => origin);
  await using proxy = new CountingProxy(origins, routeOf);
  const stop = new AbortController();
  const slow = slowDown(app, stop.signal);
  await sendAll(proxy.origin, await app.tokenFor("usr_1"));
  stop.abort();
  await slow;
  // They write what they counted before they end.
  for (const instance of instances) await instance[Symbol.asyncDispose]();

  const counts = await counted(app);
  const off: string[] = [];
  const compare = (what: string, is: number, should: number) => {
    if (is !== should) off.push(`${what}: ${is} instead of ${should}`);
  };
  for (const [route, seen] of proxy.seen) {
    const { requests = 0, bytes = 0 } = counts.get(`route ${route}`) ?? {};
    compare(`requests of ${route}`, requests, seen.requests);
    compare(`bytes of ${route}`, bytes, seen.bytes);
  }
  const passed = proxy.seen.values().reduce(
    (sum, { requests }) => sum + requests,
    0,
  );
  assertEquals(passed, REQUESTS);
  assert(proxy.seen.size >= 7, `${[...proxy.seen.keys()]}`);

  let worst = 0;
  const near = (what: string, is: number | null, logged: readonly number[]) => {
    for (const q of [0.5, 0.95, 0.99]) {
      const exact = exactQuantile(logged, q);
      const value = quantile(counts.get(what)!.durations, q)!;
      // The log has whole milliseconds.
      const error = Math.max(0, Math.abs(value - exact) - 0.5) / exact;
      worst = Math.max(worst, error);
    }
    const mean = logged.reduce((sum, each) => sum + each, 0) / logged.length;
    worst = Math.max(worst, Math.max(0, Math.abs(is! - mean) - 0.5) / mean);
  };
  const requests = lines.filter(({ event }) => event === "request");
  const rest = requests.filter(({ path }) =>
    /^\/mcp\/tools\/\w+\/\w+$/.test(path)
  );
  near(
    `route ${REST}`,
    counts.get(`route ${REST}`)!.mean,
    rest.map(({ durationMs }) => durationMs),
  );
  const calls = lines.filter(({ event, operation }) =>
    event === "tool_called" && operation === "booking_services"
  );
  near(
    "tool booking_services",
    counts.get("tool booking_services")!.mean,
    calls.map(({ durationMs }) => durationMs),
  );
  compare(
    "calls of booking_services",
    counts.get("tool booking_services")!.requests,
    calls.length,
  );
  compare(
    "previews of booking_create",
    counts.get(`tool ${previewName("booking_create")}`)!.requests,
    REQUESTS / 10,
  );
  console.log(`${passed} requests, ${proxy.seen.size} routes`);
  console.log(`figure: monitoring_requests_off = ${off.length} (goal = 0)`);
  console.log(
    `figure: monitoring_times_off_percent = ${
      (worst * 100).toFixed(1)
    } (goal <= 5)`,
  );
  assertEquals(off, []);
  assert(worst <= 0.05);
});
