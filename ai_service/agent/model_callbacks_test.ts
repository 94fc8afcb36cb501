import { assertEquals } from "@std/assert";
import { Metrics } from "../metrics/metrics.ts";
import { ModelCallbacks } from "./model_callbacks.ts";
import { loadModel } from "./models.ts";

/** The stream of an OpenAI-compatible server with `include_usage`. */
const CHUNKS = [
  { choices: [{ index: 0, delta: { role: "assistant", content: "Hel" } }] },
  { choices: [{ index: 0, delta: { content: "lo" }, finish_reason: "stop" }] },
  {
    choices: [],
    usage: { prompt_tokens: 120, completion_tokens: 7, total_tokens: 127 },
  },
];

const STREAM =
  CHUNKS.map((chunk) =>
    `data: ${JSON.stringify({ id: "1", model: "m", ...chunk })}\n\n`
  ).join("") + "data: [DONE]\n\n";

/** The metrics of an answer that takes 700 ms by the test's clock. */
async function counted(respond: () => Response): Promise<string[]> {
  let elapsed = 5_000;
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => {
      elapsed += 700;
      return respond();
    },
  );
  const model = await loadModel({
    provider: "openai",
    name: "m",
    apiKey: "none",
    baseUrl: `http://127.0.0.1:${server.addr.port}/v1`,
  });
  const metrics = new Metrics();
  model.callbacks = [new ModelCallbacks(metrics, () => elapsed)];
  try {
    let chunks = 0;
    // The callback comes behind the reader's first step, which takes no time.
    for await (const _ of await model.stream("hello")) {
      if (++chunks > 1) elapsed += 10_000;
    }
  } catch {
    // An answer that fails is measured as well.
  }
  const lines = (await metrics.text()).split("\n");
  const names =
    /^ai_service_model_(tokens_total|first_token_seconds_(sum|count))/;
  return lines.filter((line) => names.test(line))
    .map((line) => line.slice("ai_service_model_".length));
}

Deno.test("the time to a model's first token and the tokens of its answer are counted", async () => {
  const headers = { "content-type": "text/event-stream" };
  assertEquals(await counted(() => new Response(STREAM, { headers })), [
    `tokens_total{direction="input"} 120`,
    `tokens_total{direction="output"} 7`,
    "first_token_seconds_sum 0.7",
    "first_token_seconds_count 1",
  ]);
});

Deno.test("an answer that fails before its first token is no latency", async () => {
  const refused = () => Response.json({ error: {} }, { status: 401 });
  assertEquals(await counted(refused), [
    "first_token_seconds_sum 0",
    "first_token_seconds_count 0",
  ]);
});
