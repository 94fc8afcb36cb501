import { assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import { ChatAnthropic } from "@langchain/anthropic";
import { ChatOpenAI } from "@langchain/openai";
import { loadModel, type ModelEnv, readModelChoice } from "./models.ts";

Deno.test("without a key the offline model answers, silently", () => {
  assertEquals(readModelChoice({}), { provider: "offline" });
  assertEquals(readModelChoice({ AI_MODEL: "offline", OPENAI_API_KEY: "k" }), {
    provider: "offline",
  });
});

Deno.test("a key without a model's name says in one sentence what to set", () => {
  assertEquals(readModelChoice({ OPENAI_API_KEY: "k" }), {
    provider: "offline",
    notice:
      "OPENAI_API_KEY is set but AI_MODEL is not, so the offline model answers; set AI_MODEL=openai:<name> to use the key",
  });
});

Deno.test("names may hold colons, and a server of one's own needs no key", () => {
  assertEquals(
    readModelChoice({
      AI_MODEL: "openai:qwen3:8b",
      OPENAI_BASE_URL: "http://localhost:11434/v1",
    }),
    {
      provider: "openai",
      name: "qwen3:8b",
      apiKey: "none",
      baseUrl: "http://localhost:11434/v1",
    },
  );
});

Deno.test("a server that speaks like Anthropic needs no key, either", () => {
  const baseUrl = "http://localhost:4000";
  assertEquals(
    readModelChoice({ AI_MODEL: "anthropic:m", ANTHROPIC_BASE_URL: baseUrl }),
    { provider: "anthropic", name: "m", apiKey: "none", baseUrl },
  );
});

const REFUSED: [env: ModelEnv, sentence: string][] = [
  [{ AI_MODEL: "openai:gpt-5" }, "OPENAI_API_KEY"],
  [{ AI_MODEL: "anthropic:claude" }, "ANTHROPIC_API_KEY"],
  [{ AI_MODEL: "gpt-5" }, "openai:<name>"],
  [{ AI_MODEL: "openai:" }, "openai:<name>"],
];

for (const [env, sentence] of REFUSED) {
  Deno.test(`AI_MODEL=${env.AI_MODEL} alone is refused, naming ${sentence}`, () => {
    assertThrows(() => readModelChoice(env), TypeError, sentence);
  });
}

Deno.test("each provider's choice loads its model", async () => {
  const key = { name: "m", apiKey: "k", baseUrl: undefined };
  assertInstanceOf(
    await loadModel({ provider: "openai", ...key }),
    ChatOpenAI,
  );
  assertInstanceOf(
    await loadModel({ provider: "anthropic", ...key }),
    ChatAnthropic,
  );
});
