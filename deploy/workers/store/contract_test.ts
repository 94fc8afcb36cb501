import { assert, assertEquals } from "@std/assert";
import { bundleTestWorker } from "../test_bundle.ts";
import { startWorkerd } from "../workerd.ts";

Deno.test("the store on Durable Objects keeps the store's contract in workerd", async (t) => {
  const script = await bundleTestWorker("store/contract_worker.ts");
  await using worker = startWorkerd({
    script,
    durableObjects: {
      PARTITIONS: { className: "ScopedPartition", useSQLite: true },
    },
  });
  const ask = (query: string) => worker.fetch(`/?${query}`);
  const names = await (await ask("")).json() as string[];
  assert(names.length > 30, "the contract has its cases");
  let passed = 0;
  for (const name of names) {
    await t.step(name, async () => {
      const answer = await ask(new URLSearchParams({ case: name }).toString());
      assertEquals(await answer.text(), "passed");
      passed++;
    });
  }
  const failed = names.length - passed;
  console.log(`${passed} of ${names.length} cases passed`);
  console.log(`figure: store_contract_workers = ${failed} (goal = 0)`);
});
