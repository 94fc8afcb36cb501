import { assertEquals } from "@std/assert";
import { RepeatedWork } from "./shop_work.ts";

Deno.test("work that is asked for while it is done is done once, and again later", async () => {
  const begun: PromiseWithResolvers<void>[] = [];
  const work = new RepeatedWork(() => {
    const one = Promise.withResolvers<void>();
    begun.push(one);
    return one.promise;
  });
  const both = [work.run(), work.run()];
  assertEquals(begun.length, 1);
  begun[0]?.resolve();
  await Promise.all(both);
  await work.settled();
  const again = work.run();
  assertEquals(begun.length, 2);
  begun[1]?.resolve();
  await again;
});
