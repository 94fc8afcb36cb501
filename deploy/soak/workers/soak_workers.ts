import { join } from "node:path";
import { commandsOf } from "../../e2e/target.ts";
import type { Random } from "../../e2e/random.ts";
import { PROJECT } from "../../build/project.ts";
import { buildWorker } from "../../workers/build.ts";
import { checkWave } from "../check_wave.ts";
import { crash } from "../crash_rounds.ts";
import { startSoakStack } from "../soak_stack.ts";
import { Tally } from "../tally.ts";
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
  const folder = await buildMortalWorker();
  try {
    const commands = commandsOf({ services: ["ai-service"], folder });
    await using soak = await startSoakStack(CUSTOMERS, {
      commands,
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
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return tally;
}

/** Inside the project, so that imports of the output resolve. */
async function buildMortalWorker(): Promise<string> {
  const dist = join(PROJECT, "deploy/workers/dist");
  await Deno.mkdir(dist, { recursive: true });
  const folder = await Deno.makeTempDir({ dir: dist, prefix: "soak-" });
  await buildWorker({
    service: "ai_service",
    outDir: join(folder, "ai_service"),
    entry: "deploy/soak/workers/mortal_worker.ts",
  });
  return folder;
}
