import { assert, assertEquals } from "@std/assert";
import { Customer, streamEvents } from "../../e2e/person.ts";
import { serveScriptedOpenAi } from "../../e2e/scripted_openai.ts";
import { startTestStack } from "../../e2e/stack.ts";
import { DEMO_ACCOUNTS } from "../../local/accounts.ts";
import { buildMortalWorker } from "./mortal_build.ts";

const STORY = "Once upon a time there was a counter. ".repeat(8);
/** Pieces of the story come so slowly that it lasts for a while, in ms. */
const PACE_MS = 300;
/** An object without anything to do is evicted after this, in milliseconds. */
const IDLE_MS = 10_000;

Deno.test("a run goes on in its object on Workers though everybody has left", async () => {
  await using build = await buildMortalWorker();
  await using model = serveScriptedOpenAi([{ text: STORY, paceMs: PACE_MS }]);
  const ended = Promise.withResolvers<string>();
  await using stack = await startTestStack({
    AI_MODEL: "openai:scripted",
    OPENAI_BASE_URL: model.baseUrl,
  }, {
    ...build,
    log: (_, line) => line.includes("run_ended") && ended.resolve(line),
  });
  const customer = new Customer(stack.aiServiceUrl);
  const [{ provider, email, sub }] = DEMO_ACCOUNTS as [typeof DEMO_ACCOUNTS[0]];
  await customer.signInWith(provider, email ?? sub);
  const conversation = await customer.newConversation();
  const started = performance.now();
  // The reader leaves after the first event, and nothing is asked meanwhile.
  for await (const _ of streamEvents(await customer.send(conversation, "Hi"))) {
    break;
  }
  assertEquals(JSON.parse(await ended.promise).status, "completed");
  assert(performance.now() - started > IDLE_MS, "the run was too short");
  const { messages } = await customer.viewed(conversation);
  assertEquals(messages.at(-1)?.text, STORY);
});
