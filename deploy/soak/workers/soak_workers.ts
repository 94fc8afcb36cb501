import type { Random } from "../../../shared/random/random.ts";
import { checkWave } from "../check_wave.ts";
import { crash } from "../crash_rounds.ts";
import { startSoakStack } from "../soak_stack.ts";
import { Tally } from "../tally.ts";
import { buildMortalWorker } from "./mortal_build.ts";
import { countStoredDueWork } from "./object_files.ts";
import { objects, worker } from "./worker_victims.ts";

/** How often each part is killed. */
export interface WorkersKills {
  /** Objects of all customers at once, while the Worker lives on. */
  objects: number;
  /** The Worker with all its objects, by SIGKILL. */
  worker: number;
}

/** More customers than approvals at once, so that no limit is met. */
const CUSTOMERS = 24;

/**
 * Proves that what was approved happens once when the AI service runs on
 * Workers: kills its objects and the Worker itself in the middle of writes.
 */
export async function soakWorkers(
  kills: WorkersKills,
  random: Random,
): Promise<Tally> {
  console.log(JSON.stringify(kills));
  const tally = new Tally("_workers");
  await using build = await buildMortalWorker();
  await using soak = await startSoakStack(CUSTOMERS, {
    commands: build.commands,
    countDueWork: (kvPath) => countStoredDueWork(`${kvPath}.objects`),
  });
  const plans = [
    { victim: objects(soak), kills: kills.objects },
    { victim: worker(soak), kills: kills.worker },
  ];
  for (const plan of plans) {
    await crash(
      { soak, random, ...plan },
      (wave) => checkWave(soak, wave, tally),
    );
  }
  tally.replays += soak.countReplays();
  return tally;
}
