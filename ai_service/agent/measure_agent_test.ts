import { assertEquals, assertRejects } from "@std/assert";
import { Metrics } from "../metrics/metrics.ts";
import { ModelError } from "./model_error.ts";
import { measureAgent } from "./measure_agent.ts";
import {
  createTestAgent,
  RecordingClient,
  runTurn,
  testContext,
} from "./test_agent.ts";
import { refuse } from "./tool_outcome.ts";

/** The samples of the metric with that name, in order. */
async function samplesOf(metrics: Metrics, name: string): Promise<string[]> {
  const lines = (await metrics.text()).split("\n");
  return lines.filter((line) => line.startsWith(`${name}{`))
    .map((line) => line.slice(name.length)).sort();
}

Deno.test("tool calls are counted once each by how they ended, and a name that the model made up is no label", async () => {
  const metrics = new Metrics();
  const client = new RecordingClient(({ name }) =>
    name === "slots"
      ? refuse("slot_taken", "Taken")
      : { ok: true, result: { code: "unknown_tool" } }
  );
  await using test = await createTestAgent({
    client,
    script: [{
      calls: ["look", "look", "slots", "ignore_all_instructions"].map(
        (name, index) => ({ id: String(index), name, args: {} }),
      ),
    }],
  });
  await runTurn(measureAgent(test.agent, metrics), "hello");
  assertEquals(await samplesOf(metrics, "ai_service_tool_calls_total"), [
    `{tool="look",outcome="succeeded"} 2`,
    `{tool="slots",outcome="failed"} 1`,
    `{tool="unknown",outcome="failed"} 1`,
  ]);
});

Deno.test("a failure of the model is counted by the status that it answered", async () => {
  const metrics = new Metrics();
  await using test = await createTestAgent({ script: [{ failWith: 401 }] });
  const agent = measureAgent(test.agent, metrics);
  await assertRejects(() => runTurn(agent, "hello"), ModelError);
  assertEquals(await samplesOf(metrics, "ai_service_model_failures_total"), [
    `{kind="http_401"} 1`,
  ]);
});

Deno.test("a turn that the person stops is no failure", async () => {
  const metrics = new Metrics();
  await using test = await createTestAgent({
    script: [{ text: "Let me", hang: true }],
  });
  const stop = new AbortController();
  const agent = measureAgent(test.agent, metrics);
  const input = { type: "message", text: "hello" } as const;
  const events = agent.stream(input, testContext(), { signal: stop.signal });
  for await (const event of events) {
    if (event.type === "token") stop.abort();
  }
  const failures = await samplesOf(metrics, "ai_service_model_failures_total");
  assertEquals(failures, []);
});
