import { assert, assertEquals } from "@std/assert";
import { Registry } from "./registry.ts";

Deno.test("metrics are written in the Prometheus text format, buckets with all that is smaller", () => {
  const registry = new Registry();
  const calls = registry.counter({
    name: "calls_total",
    help: "Calls.",
    labels: ["tool", "outcome"],
  });
  const seconds = registry.histogram(
    { name: "wait_seconds", help: "Waits.", labels: ["route"] },
    [0.1, 1],
  );
  const depth = registry.gauge({ name: "depth", help: "Depth." });
  registry.counter({ name: "starts_total", help: "Starts." });
  calls.add({ tool: "a", outcome: "ok" });
  calls.add({ outcome: "ok", tool: "a" }, 2);
  calls.add({ tool: 'q"\\\n', outcome: "no" });
  for (const value of [0.05, 0.1, 0.5, 7]) {
    seconds.observe({ route: "/" }, value);
  }
  depth.set({}, 3);
  assertEquals(
    registry.text(),
    `# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{tool="a",outcome="ok"} 3
calls_total{tool="q\\"\\\\\\n",outcome="no"} 1
# HELP wait_seconds Waits.
# TYPE wait_seconds histogram
wait_seconds_bucket{route="/",le="0.1"} 2
wait_seconds_bucket{route="/",le="1"} 3
wait_seconds_bucket{route="/",le="+Inf"} 4
wait_seconds_sum{route="/"} 7.65
wait_seconds_count{route="/"} 4
# HELP depth Depth.
# TYPE depth gauge
depth 3
# HELP starts_total Starts.
# TYPE starts_total counter
starts_total 0
`,
  );
});

Deno.test("a gauge whose value is not known is left out", () => {
  const registry = new Registry();
  const depth = registry.gauge({ name: "depth", help: "Depth." });
  assertEquals(registry.text(), "");
  depth.set({}, 1);
  depth.set({}, undefined);
  assertEquals(registry.text(), "");
});

Deno.test("too many label values are counted together, and none is lost", () => {
  const registry = new Registry();
  const calls = registry.counter({ name: "n", help: "N.", labels: ["tool"] });
  for (let n = 0; n < 10_000; n++) calls.add({ tool: `tool_${n}` });
  calls.add({ tool: "tool_0" });
  const lines = registry.text().split("\n").filter((line) => line[0] === "n");
  const counts = lines.map((line) => Number(line.split(" ").at(-1)));
  assert(lines.length <= 501, String(lines.length));
  assertEquals(lines[0], 'n{tool="tool_0"} 2');
  assertEquals(counts.reduce((sum, count) => sum + count), 10_001);
});
