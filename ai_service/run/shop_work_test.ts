import { assertEquals } from "@std/assert";
import { RepeatedWork, RepeatedWorks } from "./shop_work.ts";

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

Deno.test("work that hangs is not begun again, and holds up no other work", async () => {
  const hanging = Promise.withResolvers<void>();
  const begun: string[] = [];
  const works = new RepeatedWorks([
    () => {
      begun.push("refunds");
      return hanging.promise;
    },
    () => {
      begun.push("notices");
      return Promise.resolve();
    },
  ]);
  const runs = [];
  for (let times = 0; times < 2; times++) {
    runs.push(works.run());
    // A task of its own comes after everything that is settled by now.
    await new Promise((resolve) => setTimeout(resolve));
  }
  assertEquals(begun, ["refunds", "notices", "notices"]);
  hanging.resolve();
  await Promise.all(runs);
  await works.settled();
});
