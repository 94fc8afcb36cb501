import { startTestStack } from "../../e2e/stack.ts";
import type { Random } from "../../../shared/random/random.ts";
import { countBrokenRuns } from "../broken_streams.ts";
import { serveStories, signInAll } from "../streams.ts";
import { buildMortalWorker } from "./mortal_build.ts";

/**
 * Reads that many runs of the AI service on Workers by readers that leave and
 * come back; resolves to the number of those that did not get each event once.
 */
export async function readStreamsOnWorkers(
  runs: number,
  random: Random,
): Promise<number> {
  await using build = await buildMortalWorker();
  await using model = serveStories();
  await using stack = await startTestStack({
    AI_MODEL: "openai:scripted",
    OPENAI_BASE_URL: model.baseUrl,
  }, build);
  const customers = await signInAll(stack.aiServiceUrl);
  const wrong = await countBrokenRuns(customers, { runs, random });
  console.log(`${runs} runs were read by readers that left and came back`);
  console.log(`figure: events_wrong_workers = ${wrong} (goal = 0)`);
  return wrong;
}
