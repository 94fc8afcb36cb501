import { startTestStack } from "../e2e/stack.ts";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import type { Bench, Figure, Report } from "./bench.ts";
import { median } from "./compare.ts";
import {
  helloWorld,
  type Program,
  programOf,
  timeToFirstPage,
} from "./start/first_page.ts";

const ROUNDS = 9;
/** Milliseconds. */
const GOAL = 200;

/** How much later than a hello-world a built service shows its first page. */
export async function benchStart({ folder }: Bench): Promise<Report> {
  await using build = await buildTemporarily();
  const { env, commands } = builtPair(build.folder);
  await using stack = await startTestStack(env, { commands });
  const ai = programOf(stack.aiService, {
    command: commands["ai-service"],
    path: "/",
  });
  const mcp = programOf(stack.mcpServer, {
    command: commands["mcp-server"],
    path: "/admin",
  });
  // The AI service's page asks the MCP server for its tools.
  await stack.aiService.stop();
  const aiStarts = await compareStarts(ai, folder);
  await stack.mcpServer.stop();
  const mcpStarts = await compareStarts(mcp, folder);
  return {
    figures: [
      figureOf("cold_start_over_hello_ms_ai", aiStarts),
      figureOf("cold_start_over_hello_ms_mcp", mcpStarts),
    ],
    results: {
      start_ms_ai: aiStarts.ours,
      start_ms_mcp: mcpStarts.ours,
      start_ms_hello: [...aiStarts.hello, ...mcpStarts.hello],
    },
  };
}

/** Milliseconds of each start, in the order of the rounds. */
interface Starts {
  hello: number[];
  ours: number[];
}

/**
 * Starts both in turn. The first start of each is not counted: it fills Deno's
 * cache, which a server keeps and an image can bring along.
 */
async function compareStarts(
  program: Program,
  folder: string,
): Promise<Starts> {
  const cache = await Deno.makeTempDir({ dir: folder });
  const hello = helloWorld(folder);
  const starts: Starts = { hello: [], ours: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    starts.hello.push(await timeToFirstPage(hello, cache));
    starts.ours.push(await timeToFirstPage(program, cache));
  }
  const [first] = starts.ours.splice(0, 1);
  const [firstHello] = starts.hello.splice(0, 1);
  console.log(
    `with an empty cache: ${Math.round(first! - firstHello!)} ms over hello`,
  );
  return starts;
}

function figureOf(name: string, { hello, ours }: Starts): Figure {
  const value = median(ours) - median(hello);
  return { name, value, goal: { atMost: GOAL } };
}
