import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { HumanMessage } from "@langchain/core/messages";
import {
  manyCalls,
  serveEndlessOpenAi,
} from "../../deploy/e2e/endless_openai.ts";
import { ANSWER_LIMITS } from "./answer_parts.ts";
import { MODEL_TIMEOUTS } from "./answer_clock.ts";
import { END_NOTES } from "./answer_end.ts";
import { askModel } from "./ask_model.ts";
import { ModelError } from "./model_error.ts";
import { loadModel } from "./models.ts";
import { createTestAgent, runTurn, TOOLS } from "./test_agent.ts";

const NOTE = END_NOTES.too_much.en;

/** Counts the bytes that are read of responses, until it is disposed. */
function countRead() {
  const original = globalThis.fetch;
  const read = {
    bytes: 0,
    [Symbol.dispose]: () => globalThis.fetch = original,
  };
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    const counter = new TransformStream<Uint8Array, Uint8Array>(
      {
        transform(chunk, controller) {
          read.bytes += chunk.length;
          controller.enqueue(chunk);
        },
      },
      {},
      { highWaterMark: 0 },
    );
    return new Response(response.body?.pipeThrough(counter), response);
  };
  return read;
}

/** Asks the model of that server, and measures what it takes. */
async function ask(baseUrl: string) {
  using read = countRead();
  const model = await loadModel({
    provider: "openai",
    name: "m",
    apiKey: "none",
    baseUrl,
  });
  let streamed = "", tokens = 0;
  const answer = await askModel({
    model,
    messages: [new HumanMessage("Hello")],
    tools: TOOLS,
    signal: new AbortController().signal,
    limits: ANSWER_LIMITS,
    timeouts: MODEL_TIMEOUTS,
    locale: "en",
    now: () => new Date(),
    random: () => 0,
    wait: () => Promise.resolve(),
    listener: {
      onText: (text) => streamed += text,
      onTokens: (count) => tokens += count,
      onThought() {},
      onWaiting() {},
      onFailure() {},
    },
  });
  return {
    answer,
    streamed,
    tokens,
    readMiB: read.bytes / 2 ** 20,
  };
}

Deno.test("an answer of 10 MB is read no further than the limit, and says that it was cut off", async () => {
  const text = "0123456789".repeat(10);
  await using server = serveEndlessOpenAi(() => ({ content: text }), 100_000);
  const before = Deno.memoryUsage().rss;
  const { answer, streamed, tokens, readMiB } = await ask(
    server.baseUrl,
  );
  const grown = (Deno.memoryUsage().rss - before) / 2 ** 20;
  assertEquals(answer.text, `${text.repeat(200)}\n\n${NOTE}`);
  assertEquals(streamed, answer.text);
  assert(tokens > 5_000 && tokens < 6_000, `${tokens} tokens`);
  console.log(
    `figure: long_answer_read_mib = ${readMiB.toFixed(2)} (goal <= 1)`,
  );
  console.log(
    `figure: long_answer_grown_mib = ${grown.toFixed(0)} (goal <= 100)`,
  );
  assert(readMiB <= 1 && grown <= 100);
});

Deno.test("of 6,000 calls in one answer none is made, and no more are read than the limit", async () => {
  await using server = serveEndlessOpenAi(manyCalls, 6_000);
  const { answer, readMiB } = await ask(server.baseUrl);
  assertEquals([answer.text, answer.tool_calls], [NOTE, []]);
  console.log(
    `figure: many_calls_read_mib = ${readMiB.toFixed(2)} (goal <= 1)`,
  );
  assert(readMiB <= 1);
});

Deno.test("the arguments of one call are read up to a limit, too", async () => {
  const piece = (args: string) => ({
    tool_calls: [{ index: 0, function: { name: "", arguments: args } }],
  });
  await using server = serveEndlessOpenAi(
    () => piece("x".repeat(1000)),
    10_000,
  );
  const { answer, readMiB } = await ask(server.baseUrl);
  assertEquals([answer.text, answer.invalid_tool_calls], [NOTE, []]);
  assert(readMiB <= 1, `${readMiB} MiB`);
});

Deno.test("one event of 10 MB is read no further than a line may be long, and fails the turn", async () => {
  const text = "x".repeat(10_000_000);
  await using server = serveEndlessOpenAi(() => ({ content: text }), 1);
  using read = countRead();
  await assertRejects(() => ask(server.baseUrl), ModelError);
  assert(read.bytes <= 2 ** 20, `${read.bytes} bytes`);
});

Deno.test("tokens that the provider counts are taken as they are", async () => {
  const usage = { prompt_tokens: 7, completion_tokens: 4, total_tokens: 11 };
  const line = JSON.stringify({ id: "c", choices: [], usage });
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () =>
      new Response(`data: ${line}\n\ndata: [DONE]\n\n`, {
        headers: { "content-type": "text/event-stream" },
      }),
  );
  const { tokens } = await ask(`http://127.0.0.1:${server.addr.port}/v1`);
  assertEquals(tokens, 11);
});

Deno.test("an answer that just fits is whole, and a character is not cut in two", async () => {
  const text = "x".repeat(ANSWER_LIMITS.characters - 1);
  await using fits = serveEndlessOpenAi(() => ({ content: `${text}y` }), 1);
  assertEquals((await ask(fits.baseUrl)).answer.text, `${text}y`);
  await using emoji = serveEndlessOpenAi(() => ({ content: `${text}😀` }), 1);
  assertEquals((await ask(emoji.baseUrl)).answer.text, `${text}\n\n${NOTE}`);
});

Deno.test("who asked is told in their language, and the conversation goes on", async () => {
  await using test = await createTestAgent({
    script: [
      { text: "長".repeat(20_001), calls: [{ name: "look", args: {} }] },
      { calls: Array(17).fill({ name: "look", args: {} }) },
      { text: "Better." },
    ],
  });
  const long = await runTurn(test.agent, "all of it");
  assertStringIncludes(long.text, "長\n\n(This answer was too long");
  const many = await runTurn(test.agent, "again");
  assert(many.text.startsWith("(This answer was too long"));
  assertEquals((await runTurn(test.agent, "again")).text, "Better.");
  assertEquals(test.client.calls, []);
  assertEquals(test.server.problems, []);
});
