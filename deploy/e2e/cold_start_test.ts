import { assert } from "@std/assert";
import { buildForTest, builtPair } from "../server/test_build.ts";
import {
  helloWorld,
  type Program,
  programOf,
  timeToFirstPage,
} from "./cold_start.ts";
import { startTestStack } from "./stack.ts";

const ROUNDS = 7;
/** Milliseconds. */
const GOAL = 200;

Deno.test("the first page comes soon after the start of a hello-world's", async () => {
  await using build = await buildForTest();
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
  await stack.aiService.stop();
  const aiOver = await millisecondsOverHello(ai);
  await stack.mcpServer.stop();
  const mcpOver = await millisecondsOverHello(mcp);
  console.log(
    `figure: cold_start_over_hello_ms_ai = ${aiOver} (goal <= ${GOAL})`,
  );
  console.log(
    `figure: cold_start_over_hello_ms_mcp = ${mcpOver} (goal <= ${GOAL})`,
  );
  assert(aiOver <= GOAL && mcpOver <= GOAL);
});

/** The difference of the medians, each of as many starts, one after another. */
async function millisecondsOverHello(program: Program): Promise<number> {
  const hello = helloWorld();
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await timeToFirstPage(hello));
    ours.push(await timeToFirstPage(program));
  }
  console.log(bare.map(Math.round), ours.map(Math.round));
  return Math.round(median(ours) - median(bare));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
