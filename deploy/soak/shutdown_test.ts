import { assert, assertEquals } from "@std/assert";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import { randomOfRun } from "./seed.ts";
import { shutDownUnderLoad } from "./shutdown.ts";
import { startSoakStack } from "./soak_stack.ts";

const CUSTOMERS = 16;
/** Platforms kill a process that takes longer, in milliseconds. */
const STOP_MS = 5_000;

Deno.test("SIGTERM under load loses nothing, and each built service stops in time", async () => {
  await using build = await buildTemporarily();
  const { env, commands } = builtPair(build.folder);
  await using soak = await startSoakStack(CUSTOMERS, { env, commands });
  const random = randomOfRun("shutdown");
  let lost = 0;
  for (const service of [soak.stack.aiService, soak.stack.mcpServer]) {
    const found = await shutDownUnderLoad(soak, service, random);
    console.log(`${service.options.name}: ${JSON.stringify(found)}`);
    assert(found.stopMs < STOP_MS, `${found.stopMs} ms`);
    lost += found.lostWrites + found.brokenStreams;
    assertEquals(found.problems, []);
  }
  console.log(`figure: sigterm_lost = ${lost} (goal = 0)`);
  assertEquals(lost, 0);
});
