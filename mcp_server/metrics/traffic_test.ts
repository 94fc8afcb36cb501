import { assertEquals } from "@std/assert";
import { SLOT_MS, Traffic } from "./traffic.ts";

const request = { method: "POST", route: "/mcp", seconds: 0.01 };

function sums(traffic: Traffic) {
  return traffic.take()?.counts.map((count) =>
    [count.name, count.requests, count.errors, count.refused, count.bytes]
      .join(" ")
  );
}

Deno.test("what cannot be written is counted once with what came meanwhile", () => {
  const traffic = new Traffic(() => new Date(0));
  traffic.requestAnswered({ ...request, status: 500 });
  const slot = traffic.take()!;
  traffic.requestAnswered({ ...request, status: 404 });
  traffic.putBack(slot);
  assertEquals(sums(traffic), [" 2 1 1 0", "POST /mcp 2 1 1 0"]);
  assertEquals(traffic.take(), undefined);
});

Deno.test("each slot of time is taken by itself, the oldest first", () => {
  let now = 0;
  const traffic = new Traffic(() => new Date(now));
  traffic.requestAnswered({ ...request, status: 200 });
  now = SLOT_MS + 1;
  traffic.requestAnswered({ ...request, status: 200 });
  assertEquals([traffic.take()?.at, traffic.take()?.at], [0, SLOT_MS]);
});

Deno.test("a call counts for its tool, and its preview by itself", () => {
  const traffic = new Traffic(() => new Date(0));
  const call = { operation: "booking_create", seconds: 0.01 };
  traffic.called({ ...call, event: "tool_called", outcome: "slot_taken" });
  traffic.called({ ...call, event: "tool_called", outcome: "replayed" });
  traffic.called({ ...call, event: "preview_made", outcome: "internal_error" });
  const operation = "booking_create";
  traffic.bytesSent({ method: "POST", route: "/mcp", operation }, 7);
  assertEquals(sums(traffic), [
    "booking_create 2 0 1 7",
    "booking_create_preview 1 1 0 0",
    " 0 0 0 7",
    "POST /mcp 0 0 0 7",
  ]);
});

Deno.test("what a stopping instance refuses is counted as a failure", () => {
  const traffic = new Traffic(() => new Date(0));
  traffic.refused("GET", { status: 503, bytes: 90 });
  assertEquals(sums(traffic), [" 1 1 0 90", "GET stopping 1 1 0 90"]);
});

Deno.test("names beyond the limit are counted as other", () => {
  const traffic = new Traffic(() => new Date(0));
  for (let index = 0; index < 2_000; index++) {
    traffic.requestAnswered({ ...request, route: `/${index}`, status: 200 });
  }
  const { counts } = traffic.take()!;
  assertEquals(counts.length <= 501, true);
  assertEquals(counts.find(({ name }) => name === "")?.requests, 2_000);
  const routes = counts.filter(({ kind }) => kind === "route");
  const total = routes.reduce((sum, { requests }) => sum + requests, 0);
  assertEquals(total, 2_000);
});
