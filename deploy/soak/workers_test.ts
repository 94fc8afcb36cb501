import { assert } from "@std/assert";
import { randomOfRun } from "./seed.ts";
import { soakWorkers } from "./workers/soak_workers.ts";

Deno.test("what was approved happens once on Workers, whatever dies", async () => {
  const kills = { objects: 6, worker: 4 };
  const tally = await soakWorkers(kills, randomOfRun("workers"));
  assert(tally.print(), tally.problems.join("\n"));
});
