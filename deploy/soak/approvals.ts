import { checkWave } from "./check_wave.ts";
import type { Counts } from "./counts.ts";
import { crash } from "./crash_rounds.ts";
import { holdAnswers } from "./held_answers.ts";
import type { Random } from "../../shared/random/random.ts";
import { type SoakStack, startSoakStack } from "./soak_stack.ts";
import { measureSpinner } from "./spinner.ts";
import { Tally } from "./tally.ts";
import {
  aiService,
  aiServiceShutdown,
  bothServices,
  database,
  mcpServer,
} from "./victims.ts";

/** More customers than approvals at once, so that no limit is met. */
const CUSTOMERS = 24;

/**
 * Proves that what was approved happens once, whatever dies: kills each part
 * as often as `counts` says, and checks what is there afterwards.
 */
export async function soakApprovals(
  counts: Counts,
  random: Random,
): Promise<Tally> {
  console.log(`${counts.name}: ${JSON.stringify(counts)}`);
  const tally = new Tally();
  {
    await using soak = await startSoakStack(CUSTOMERS);
    for (let times = 0; times < counts.spinnerCrashes; times++) {
      await measureSpinner(soak, tally);
    }
    await killEach(soak, { counts, random, tally });
    tally.replays += soak.countReplays();
  }
  if (counts.heldAnswers > 0) {
    await holdAnswers(counts.heldAnswers, random, tally);
  }
  return tally;
}

async function killEach(
  soak: SoakStack,
  { counts, random, tally }: { counts: Counts; random: Random; tally: Tally },
): Promise<void> {
  const { stack } = soak;
  const plans = [
    { victim: aiService(stack), kills: counts.aiService },
    { victim: mcpServer(stack), kills: counts.mcpServer },
    { victim: database(stack), kills: counts.postgres },
    { victim: bothServices(stack, random), kills: counts.both },
    { victim: aiServiceShutdown(stack), kills: counts.shutdown },
  ];
  for (const plan of plans) {
    await crash(
      { soak, random, ...plan },
      (wave) => checkWave(soak, wave, tally),
    );
  }
}
