import { randomOfRun } from "./seed.ts";
import { soakWorkers } from "./workers/soak_workers.ts";

if (import.meta.main) {
  const kills = { objects: 60, worker: 40 };
  const tally = await soakWorkers(kills, randomOfRun("workers"));
  Deno.exit(tally.print() ? 0 : 1);
}
