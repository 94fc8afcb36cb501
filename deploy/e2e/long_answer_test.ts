import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { manyCalls, serveEndlessOpenAi } from "./endless_openai.ts";
import { Customer } from "./person.ts";
import { startTestStack } from "./stack.ts";

const TEXT = "0123456789".repeat(10);

/** Answers that would be 10 MB of text, and 6,000 calls. */
const ANSWERS = {
  text: () => serveEndlessOpenAi(() => ({ content: TEXT }), 100_000),
  calls: () => serveEndlessOpenAi(manyCalls, 6_000),
};

/** Milliseconds that a health check may take meanwhile. */
const GOAL = 100;
/** What the service itself does shows in each try, another process seldom in all. */
const TRIES = 3;

/** Asks for the health until `work` is done; the longest answer took that long. */
async function longestHealthCheck(url: string, work: Promise<unknown>) {
  let isDone = false, longest = 0;
  const done = work.finally(() => isDone = true);
  while (!isDone) {
    const started = performance.now();
    const response = await fetch(`${url}/healthz`);
    await response.body?.cancel();
    longest = Math.max(longest, performance.now() - started);
  }
  await done;
  return longest;
}

for (const [what, serve] of Object.entries(ANSWERS)) {
  Deno.test(`a model that answers endless ${what} is cut off, said plainly, and disturbs nobody`, async () => {
    await using model = serve();
    await using stack = await startTestStack({
      AI_MODEL: "openai:m",
      OPENAI_BASE_URL: model.baseUrl,
    });
    const hanako = new Customer(stack.aiServiceUrl, "ja");
    await hanako.signInWith("google", "hanako@example.com");
    const id = await hanako.newConversation();
    // The first answer of a process also loads and compiles its code.
    await hanako.say(id, "全部教えて");
    let longest = Infinity;
    for (let tried = 0; longest > GOAL && tried < TRIES; tried++) {
      const run = hanako.say(id, "全部教えて");
      const check = await longestHealthCheck(stack.aiServiceUrl, run);
      longest = Math.min(longest, check);
      const { event, data } = (await run).at(-1)!;
      assertEquals([event, data], ["done", { status: "completed" }]);
    }
    const { messages } = await hanako.viewed(id);
    assertStringIncludes(messages.at(-1)!.text, "ここで打ち切りました");
    console.log(
      `figure: health_beside_endless_${what}_ms = ${
        longest.toFixed(0)
      } (goal <= ${GOAL})`,
    );
    assert(longest <= GOAL, `${longest} ms`);
  });
}
