import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { ChatAnthropic } from "@langchain/anthropic";
import { ChatOpenAI } from "@langchain/openai";
import type { McpTool } from "./mcp_client.ts";
import { withTools } from "./with_tools.ts";

const model = () => new ChatOpenAI({ model: "any", apiKey: "none" });

function toolsNamed(...names: string[]): McpTool[] {
  return names.map((name) => ({
    name,
    title: name,
    description: name,
    inputSchema: { type: "object" },
    kind: "read",
    scope: "booking:read",
    previewPath: undefined,
  }));
}

/** Names of the tools that the bound model offers. */
function offered(bound: ReturnType<typeof withTools>): string[] {
  const { tools } = (bound as unknown as {
    defaultOptions: { tools: { function: { name: string } }[] };
  }).defaultOptions;
  return tools.map((tool) => tool.function.name);
}

Deno.test("the same list of tools is given to a model once", () => {
  const one = model();
  const tools = toolsNamed("booking_list");
  assertStrictEquals(withTools(one, tools), withTools(one, tools));
});

Deno.test("a new list takes effect at once, also where it has the same length", () => {
  const one = model();
  assertEquals(offered(withTools(one, toolsNamed("a", "b"))), ["a", "b"]);
  assertEquals(offered(withTools(one, toolsNamed("a", "c"))), ["a", "c"]);
});

Deno.test("each model has its own tools", () => {
  const tools = toolsNamed("a");
  assert(withTools(model(), tools) !== withTools(model(), tools));
});

Deno.test("the lists of both languages are kept beside each other, old ones are not", () => {
  const one = model();
  const [ja, en] = [toolsNamed("ja"), toolsNamed("en")];
  const first = withTools(one, ja);
  withTools(one, en);
  assertStrictEquals(withTools(one, ja), first);
  for (const name of ["1", "2", "3", "4"]) withTools(one, toolsNamed(name));
  assert(withTools(one, ja) !== first);
});

const OPENAI_ANSWER =
  `data: {"id":"1","object":"chat.completion.chunk","created":0,"model":"any","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}

data: [DONE]

`;
const ANTHROPIC_ANSWER = `event: message_start
data: {"type":"message_start","message":{"id":"1","type":"message","role":"assistant","model":"any","content":[],"stop_reason":null,"usage":{"input_tokens":1,"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

event: message_stop
data: {"type":"message_stop"}

`;

function answering(text: string) {
  const headers = { "content-type": "text/event-stream" };
  return { fetch: () => Promise.resolve(new Response(text, { headers })) };
}

Deno.test("a model with tools calls the model's callbacks, once for each answer", async () => {
  const options = { model: "any", apiKey: "none", streaming: true };
  const models = [
    new ChatOpenAI({ ...options, configuration: answering(OPENAI_ANSWER) }),
    new ChatAnthropic({
      ...options,
      clientOptions: answering(ANTHROPIC_ANSWER),
    }),
  ];
  for (const one of models) {
    let answers = 0;
    one.callbacks = [{
      awaitHandlers: true,
      handleLLMEnd: () => void answers++,
    }];
    const stream = await withTools(one, toolsNamed("a")).stream("Hello");
    const texts = await Array.fromAsync(stream, ({ text }) => text);
    assertEquals([texts.join(""), answers], ["Hi", 1]);
  }
});
