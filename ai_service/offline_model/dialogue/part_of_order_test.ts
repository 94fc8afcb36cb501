import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const itemsOf = (salon: Salon) => salon.cards[0]?.args["items"];

for (
  const text of ["1本はモイストにして", "make one of them the moist one"]
) {
  Deno.test(`${text} changes one of the two that are ordered`, async () => {
    const salon = new Salon({ waits: true, withOrders: true });
    await salon.say("椿ヘアオイル2本");
    await salon.say(text);
    assertEquals(itemsOf(salon), [
      { productId: "prd_oil", quantity: 1 },
      { productId: "prd_moist", quantity: 1 },
    ]);
  });
}

Deno.test("one of several things that are ordered is asked about", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  await salon.say("椿ヘアオイル2本とモイストシャンプー2本");
  const answer = await salon.say("one of them is a present");
  assertStringIncludes(answer, "one of them is a present");
  assertEquals(salon.cards, []);
});

Deno.test("what comes instead is added where the message before took something off", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  await salon.say("モイストシャンプー2本と椿ヘアオイル2本");
  await salon.say("オイルはやっぱりいらない");
  await salon.say("代わりにオイル1本いれて");
  assertEquals(itemsOf(salon), [
    { productId: "prd_moist", quantity: 2 },
    { productId: "prd_oil", quantity: 1 },
  ]);
});
