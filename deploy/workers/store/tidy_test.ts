import { assertEquals } from "@std/assert";
import { bundleTestWorker } from "../test_bundle.ts";
import { startWorkerd } from "../workerd.ts";

Deno.test("an object whose entries have expired gives its storage back, and can be written again", async () => {
  const script = await bundleTestWorker("store/tidy_worker.ts");
  await using worker = startWorkerd({
    script,
    durableObjects: {
      PARTITIONS: { className: "TidyPartition", useSQLite: true },
    },
  });
  assertEquals(await (await worker.fetch("/")).json(), {
    full: 1,
    empty: 0,
    value: 2,
    isLater: true,
  });
});
