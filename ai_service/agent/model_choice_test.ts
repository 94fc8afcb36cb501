import { assert, assertEquals, assertThrows } from "@std/assert";
import type { Variables } from "../../shared/http/environment.ts";
import { readModelChoice } from "./model_choice.ts";

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

const REFUSED: [env: Variables, sentence: string][] = [
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

Deno.test("a key that was pasted into AI_MODEL is not shown", () => {
  const cases: Variables[] = [
    { AI_MODEL: "sk-proj-abc" },
    { AI_MODEL: "sk-proj-abc:x" },
    { AI_MODEL: "openai:sk-proj-abc", OPENAI_API_KEY: "k" },
    { AI_MODEL: "anthropic:sk-ant-abc" },
  ];
  for (const variables of cases) {
    const { message } = assertThrows(
      () => readModelChoice(variables),
      TypeError,
    );
    assert(message.includes("AI_MODEL"), message);
    assert(!message.includes("abc"), message);
  }
});

Deno.test("a key that no header can carry is refused, with the place and without the key", () => {
  for (
    const [provider, name] of [["openai", "OPENAI_API_KEY"], [
      "anthropic",
      "ANTHROPIC_API_KEY",
    ]]
  ) {
    for (const key of ["s\u200bk", "s\u3000k", "s\nk", "s\u00e9k"]) {
      const variables = { AI_MODEL: `${provider}:m`, [name!]: key };
      const { message } = assertThrows(
        () => readModelChoice(variables),
        TypeError,
      );
      assertEquals(
        message,
        `Cannot read the environment: ${name} contains a character that cannot be sent (position 2)`,
      );
    }
  }
});

Deno.test("spaces around a key and an empty one count as not there", () => {
  const choice = readModelChoice({
    AI_MODEL: "openai:m",
    OPENAI_API_KEY: " k\n",
  });
  assertEquals(choice, {
    provider: "openai",
    name: "m",
    apiKey: "k",
    baseUrl: undefined,
  });
  assertThrows(
    () =>
      readModelChoice({
        AI_MODEL: "openai:m",
        OPENAI_API_KEY: "k",
        OPENAI_BASE_URL: "x",
      }),
    TypeError,
    "OPENAI_BASE_URL",
  );
  assertThrows(
    () => readModelChoice({ AI_MODEL: "openai:m", OPENAI_BASE_URL: " " }),
    TypeError,
    "set OPENAI_API_KEY",
  );
});

Deno.test("the address of a server is http or https, on any network, and holds no password", () => {
  const read = (url: string) =>
    readModelChoice({ AI_MODEL: "openai:m", OPENAI_BASE_URL: url });
  for (
    const url of [
      "http://ollama:11434/v1",
      "http://10.0.0.7:8000/v1/",
      "https://llm.example.com",
    ]
  ) {
    const choice = read(url);
    assertEquals("baseUrl" in choice && choice.baseUrl, url);
  }
  for (
    const url of [
      "localhost:11434/v1",
      "javascript:x",
      "file:///v1",
      "/v1",
      "https://me:hunter2@llm.example.com/v1",
      "https://llm.example.com/v1?key=hunter2",
      "http://localhost:11434/v1\u200b",
    ]
  ) {
    const { message } = assertThrows(() => read(url), TypeError);
    assert(message.includes("OPENAI_BASE_URL"), message);
    assert(!message.includes("hunter2") && !message.includes("11434"), message);
  }
});
