import { assertEquals, assertRejects } from "@std/assert";
import { eachOf } from "./each_of.ts";

Deno.test("each item is taken once, and so many at the same time", async () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  const taken: number[] = [];
  let now = 0, most = 0;
  await eachOf(items, 8, async (item) => {
    most = Math.max(most, ++now);
    taken.push(item);
    for (let steps = item % 5; steps >= 0; steps--) await Promise.resolve();
    now--;
  });
  assertEquals([taken, most], [items, 8]);
  await eachOf([], 8, () => Promise.reject(new Error("not called")));
});

Deno.test("a failure is told", async () => {
  const fail = (item: number) =>
    item === 3 ? Promise.reject(new Error("three")) : Promise.resolve();
  await assertRejects(() => eachOf([1, 2, 3, 4], 2, fail), Error, "three");
});
