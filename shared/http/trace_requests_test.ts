import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { Hono } from "hono";
import {
  currentTrace,
  tracedFetch,
  traceWork,
} from "../tracing/current_trace.ts";
import { createLog, logRequests } from "./log.ts";
import { traceRequests } from "./trace_requests.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-00`;

function service() {
  const lines: { event: string; traceId?: string }[] = [];
  const log = createLog({
    service: "ai-service",
    write: (line) => lines.push(JSON.parse(line)),
  });
  const app = new Hono()
    .use(traceRequests(() => undefined))
    .use(logRequests(log))
    .get("/", async (c) => {
      queueMicrotask(() => log.info("later"));
      let sent = new Headers();
      await tracedFetch(
        "http://model.test",
        { headers: { a: "b" } },
        (_, init) => {
          sent = new Headers(init?.headers);
          return Promise.resolve(new Response());
        },
      );
      return c.json(Object.fromEntries(sent));
    });
  return { app, log, lines };
}

Deno.test("what a request logs and asks of others has the id of its trace", async () => {
  const { app, log, lines } = service();
  const headers = { traceparent: TRACEPARENT };
  const sent = await (await app.request("/", { headers })).json();
  log.info("outside");
  assertMatch(sent.traceparent, new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  assertNotEquals(sent.traceparent, TRACEPARENT);
  assertEquals(sent.a, "b");
  assertEquals(lines.map(({ event, traceId }) => [event, traceId]), [
    ["later", TRACE],
    ["request", TRACE],
    ["outside", undefined],
  ]);
});

Deno.test("a request without a trace, or with a malformed one, begins one", async () => {
  const { app, lines } = service();
  await app.request("/");
  await app.request("/", { headers: { traceparent: "00-1-2-3" } });
  const ids = lines.map(({ traceId }) => traceId);
  for (const id of ids) assertMatch(id!, /^[0-9a-f]{32}$/);
  assertEquals(new Set(ids).size, 2);
});

Deno.test("work without a request begins a trace, and work of a request goes on in its own", async () => {
  const outer = await traceWork("due", () => {
    const trace = currentTrace();
    return traceWork("part", () => Promise.resolve([trace, currentTrace()]));
  });
  assertMatch(outer[0]!.traceId, /^[0-9a-f]{32}$/);
  assertEquals(outer[0], outer[1]);
  assertEquals(currentTrace(), undefined);
});
