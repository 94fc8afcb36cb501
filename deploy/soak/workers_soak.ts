import { randomOfRun } from "./seed.ts";
import { readStreamsOnWorkers } from "./workers/read_streams.ts";
import { soakWorkers } from "./workers/soak_workers.ts";

if (import.meta.main) {
  const wrong = await readStreamsOnWorkers(200, randomOfRun("workers streams"));
  const kills = { objects: 60, worker: 40 };
  const tally = await soakWorkers(kills, randomOfRun("workers"));
  Deno.exit(tally.print() && wrong === 0 ? 0 : 1);
}
