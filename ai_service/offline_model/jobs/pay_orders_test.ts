import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Frame } from "../reading/frame.ts";
import { Salon } from "../test_salon.ts";
import { orderOf } from "../test_salon_data.ts";

Deno.test("who has ordered and asks for ways to pay is told of the order, too", async () => {
  const salon = new Salon({ locale: "en", withOrders: true });
  const asked: Partial<Frame> = {
    intent: "info",
    slots: { topics: ["payment"] },
  };
  const before = await salon.say("how do I pay?", asked);
  assertEquals(before.includes("“Pay”"), false);
  await salon.say("one oil", {
    intent: "order",
    slots: { items: [{ productId: "prd_oil", quantity: 1 }] },
  });
  const after = await salon.say("how do I pay?", asked);
  assertStringIncludes(after, "pay at the salon");
  assertStringIncludes(after, "“Pay”");
});

Deno.test("who asks how to pay is told which orders wait, and where they are paid", async () => {
  const orders = [orderOf("A1", [{ productId: "prd_oil", quantity: 1 }])];
  for (
    const [locale, none, button] of [
      ["en", "Nothing waits for payment", "“Pay”"],
      ["ja", "お支払い待ちのご注文はありません", "「支払う」"],
    ] as const
  ) {
    const nothing = new Salon({ locale, withOrders: true });
    assertStringIncludes(await nothing.say("?", { intent: "pay" }), none);
    const salon = new Salon({ locale, orders, withOrders: true });
    const answer = await salon.say("?", { intent: "pay" });
    assertStringIncludes(answer, "A1");
    assertStringIncludes(answer, button);
    assertEquals([nothing.writes, salon.writes], [[], []]);
  }
});
