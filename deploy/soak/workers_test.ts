import { assert, assertEquals } from "@std/assert";
import { randomOfRun } from "./seed.ts";
import { readStreamsOnWorkers } from "./workers/read_streams.ts";
import { soakWorkers } from "./workers/soak_workers.ts";

Deno.test("what was approved happens once on Workers, whatever dies", async () => {
  const kills = { objects: 6, worker: 4 };
  const tally = await soakWorkers(kills, randomOfRun("workers"));
  assert(tally.print(), tally.problems.join("\n"));
});

Deno.test("readers that leave and come back get every event once on Workers", async () => {
  const random = randomOfRun("workers streams");
  assertEquals(await readStreamsOnWorkers(20, random), 0);
});
