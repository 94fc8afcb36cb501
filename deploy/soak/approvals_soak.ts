import { soakApprovals } from "./approvals.ts";
import { type Counts, NO_COUNTS, WHOLE_COUNTS } from "./counts.ts";
import { randomOfRun } from "./seed.ts";

/** The whole count, or the counts in the argument, e.g. `{"postgres":30}`. */
function countsOf(argument: string | undefined): Counts {
  if (argument === undefined) return WHOLE_COUNTS;
  return { ...NO_COUNTS, ...JSON.parse(argument) };
}

if (import.meta.main) {
  const counts = countsOf(Deno.args[0]);
  const tally = await soakApprovals(counts, randomOfRun("approvals"));
  Deno.exit(tally.print() ? 0 : 1);
}
