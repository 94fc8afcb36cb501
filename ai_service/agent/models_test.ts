import { assertInstanceOf } from "@std/assert";
import { ChatAnthropic } from "@langchain/anthropic";
import { ChatOpenAI } from "@langchain/openai";
import { loadModel } from "./models.ts";

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
