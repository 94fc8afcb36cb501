import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import {
  formatTraceparent,
  newTrace,
  parseTraceparent,
} from "./trace_context.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

Deno.test("a traceparent of version 00 or later is read", () => {
  const trace = { traceId: TRACE, flags: "01" };
  assertEquals(parseTraceparent(`00-${TRACE}-${SPAN}-01`), trace);
  assertEquals(parseTraceparent(`cc-${TRACE}-${SPAN}-01`), trace);
  assertEquals(parseTraceparent(`cc-${TRACE}-${SPAN}-01-what`), trace);
  assertEquals(parseTraceparent(`00-${TRACE}-${SPAN}-00`)?.flags, "00");
});

Deno.test("a malformed traceparent counts as none", () => {
  const malformed = [
    undefined,
    null,
    "",
    TRACE,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-what`,
    `00-${TRACE}-${SPAN}-01what`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01\n`,
  ];
  for (const header of malformed) {
    assertEquals(parseTraceparent(header), undefined, String(header));
  }
});

Deno.test("a request's header has the trace's id and a span id of its own", () => {
  const trace = newTrace();
  const first = formatTraceparent(trace);
  assertMatch(first, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  assertEquals(parseTraceparent(first), trace);
  assertNotEquals(formatTraceparent(trace), first);
  assertNotEquals(newTrace().traceId, trace.traceId);
});
