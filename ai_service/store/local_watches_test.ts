import { assertEquals, assertRejects } from "@std/assert";
import { LocalWatches } from "./local_watches.ts";

const KEY = ["user", "usr_1", "a"];

Deno.test("a watch whose read fails ends, and is told of nothing any more", async () => {
  const watches = new LocalWatches();
  let reads = 0;
  const reader = watches.watch([KEY], () => {
    reads++;
    return Promise.reject(new Error("unreachable"));
  }).getReader();
  await assertRejects(() => reader.read(), Error, "unreachable");
  watches.report([KEY]);
  // Closing again what has ended would throw.
  watches.close();
  assertEquals(reads, 1);
});
