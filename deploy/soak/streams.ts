import { DEMO_ACCOUNTS } from "../local/accounts.ts";
import { countBrokenRuns } from "./broken_streams.ts";
import { measureIdleStreams } from "./idle_streams.ts";
import { Customer } from "../e2e/person.ts";
import { randomOfRun } from "./seed.ts";
import {
  type ScriptedOpenAi,
  serveScriptedOpenAi,
} from "../e2e/scripted_openai.ts";
import { startTestStack } from "../e2e/stack.ts";

const STORY = "Once upon a time there was a counter. ".repeat(8);
/** Long enough for each piece to become an event of its own, in milliseconds. */
const PACE_MS = 30;

/** Sessions of each account. */
const SESSIONS = 5;

/** How much to prove. */
export interface StreamCounts {
  /** Runs whose readers leave and come back. */
  runs: number;
  /** Live views that are open at the same time. */
  streams: number;
  /** How many of these conversations go on. */
  active: number;
}

/** The findings. */
export interface StreamReport {
  eventsWrong: number;
  bytesPerStream: number;
}

/** Proves event streams against a running service, and prints the figures. */
export async function proveStreams(
  { runs, streams, active }: StreamCounts,
): Promise<StreamReport> {
  await using model = serveStories();
  await using stack = await startTestStack({
    AI_MODEL: "openai:scripted",
    OPENAI_BASE_URL: model.baseUrl,
  });
  const customers = await signInAll(stack.aiServiceUrl);
  const pid = stack.aiService.pid!;
  const { bytesPerStream, lost } = await measureIdleStreams(customers, {
    streams,
    active,
    pid,
  });
  const random = randomOfRun("streams");
  const wrong = await countBrokenRuns(customers, { runs, random });
  const eventsWrong = wrong + lost;
  console.log(`figure: bytes_per_stream = ${bytesPerStream} (goal <= 49152)`);
  console.log(`figure: events_wrong = ${eventsWrong} (goal = 0)`);
  return { eventsWrong, bytesPerStream };
}

/** Serves a model that tells a story, piece by piece. */
export function serveStories(): ScriptedOpenAi {
  return serveScriptedOpenAi(({ messages }) =>
    messages.at(-1)?.content === "A story"
      ? { text: STORY, paceMs: PACE_MS }
      : { text: "Good day" }
  );
}

/** Several sessions of each demo account. */
export async function signInAll(aiServiceUrl: string): Promise<Customer[]> {
  const customers: Customer[] = [];
  for (let count = 0; count < SESSIONS; count++) {
    for (const { provider, email, sub } of DEMO_ACCOUNTS) {
      const customer = new Customer(aiServiceUrl);
      await customer.signInWith(provider, email ?? sub);
      customers.push(customer);
    }
  }
  return customers;
}
