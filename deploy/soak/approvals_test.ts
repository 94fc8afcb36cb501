import { assert } from "@std/assert";
import { soakApprovals } from "./approvals.ts";
import { SMALL_COUNTS } from "./counts.ts";
import { randomOfRun } from "./seed.ts";

Deno.test("what was approved happens once, whatever dies", async () => {
  const tally = await soakApprovals(SMALL_COUNTS, randomOfRun("approvals"));
  assert(tally.print(), tally.problems.join("\n"));
});
