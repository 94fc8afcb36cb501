import { assertEquals } from "@std/assert";
import { bundleTestWorker } from "../test_bundle.ts";
import { startWorkerd } from "../workerd.ts";
import type { CaseResult } from "./checkpointer_worker.ts";

/** All cases of the suite, those of delta channels included. */
const CASES = 726;

Deno.test("the agent's checkpointer passes LangGraph's suite for savers in workerd", async () => {
  const script = await bundleTestWorker("store/checkpointer_worker.ts");
  await using worker = startWorkerd({
    script,
    durableObjects: {
      PARTITIONS: { className: "ScopedPartition", useSQLite: true },
    },
  });
  const results = await (await worker.fetch("/")).json() as CaseResult[];
  const failed = results.filter(({ state }) => state !== "pass");
  console.log(`${results.length - failed.length} of ${CASES} cases passed`);
  console.log(
    `figure: checkpoint_validation_workers = ${failed.length} (goal = 0)`,
  );
  assertEquals(failed, []);
  assertEquals(results.length, CASES);
});
