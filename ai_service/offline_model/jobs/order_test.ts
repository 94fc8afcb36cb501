import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";
import { orderOf } from "../test_salon_data.ts";

const OIL = { productId: "prd_oil", quantity: 2 };
const MOIST = { productId: "prd_moist" };

Deno.test("several products are one order, and it is told until when to pay", async () => {
  const salon = new Salon({ locale: "en", withOrders: true });
  const answer = await salon.say("two oils and a moist shampoo please", {
    intent: "order",
    slots: { items: [OIL, MOIST] },
  });
  assertEquals(salon.writes, [{
    name: "order_create",
    args: { items: [OIL, { ...MOIST, quantity: 1 }] },
  }]);
  assertStringIncludes(answer, "the total is ¥9,680");
  assertStringIncludes(
    answer,
    "Please pay by Monday, November 23 at 10:30 AM",
  );
});

Deno.test("behind an order nothing else is read, so that no other card is shown", async () => {
  const salon = new Salon({ locale: "en", withOrders: true });
  await salon.say("two oils please");
  assertEquals(salon.names.at(-1), "order_create");
});

Deno.test("the telephone number is told behind an order where it is known", async () => {
  const salon = new Salon({ locale: "en", withOrders: true });
  await salon.say("what is your phone number?");
  assertStringIncludes(await salon.say("two oils please"), "03-0000-0000");
});

Deno.test("the price of a product is looked up without the forms", async () => {
  for (
    const [locale, text] of [
      ["en", "how much is the camellia hair oil?"],
      ["ja", "椿ヘアオイルはいくらですか"],
    ] as const
  ) {
    const salon = new Salon({ locale, withOrders: true });
    assertStringIncludes(await salon.say(text), "3,520");
    assertEquals(salon.names.includes("form_list"), false, text);
  }
});

Deno.test("a further product is added, and a correction replaces", async () => {
  const salon = new Salon({ withOrders: true, waits: true });
  await salon.say("モイスト", { intent: "order", slots: { items: [MOIST] } });
  await salon.say("オイルも2本", { slots: { items: [OIL] } });
  assertEquals(salon.cards[0]?.args["items"], [{ ...MOIST, quantity: 1 }, OIL]);
  await salon.say("オイルは3本で", {
    slots: { items: [{ ...OIL, quantity: 3 }] },
  });
  assertEquals(salon.cards[0]?.args["items"], [
    { ...MOIST, quantity: 1 },
    { ...OIL, quantity: 3 },
  ]);
  await salon.say("やっぱりオイルだけ", {
    slots: { items: [{ productId: "prd_oil", quantity: 1 }] },
    isCorrection: true,
  });
  assertEquals(salon.cards[0]?.args["items"], [{ ...OIL, quantity: 1 }]);
});

Deno.test("more than there is leads to a question, and the number is its answer", async () => {
  const salon = new Salon({ withOrders: true, waits: true });
  const items = [{ productId: "prd_oil", quantity: 9 }];
  assertStringIncludes(
    await salon.say("オイルを9本", { intent: "order", slots: { items } }),
    "残り5点",
  );
  assertEquals(salon.cards, []);
  await salon.say("3", { slots: { number: 3 } });
  assertEquals(salon.cards[0]?.args["items"], [
    { productId: "prd_oil", quantity: 3 },
  ]);
});

Deno.test("orders are told with their status, and an unpaid one can be cancelled", async () => {
  const paid = { ...orderOf("B-2", [OIL]), status: "confirmed" };
  const orders = [
    orderOf("A-1", [OIL]),
    { ...paid, paymentStatus: "paid", expiresAt: null },
  ];
  const salon = new Salon({ withOrders: true, waits: true, orders });
  const list = await salon.say("注文を見せて", { intent: "my_orders" });
  assertStringIncludes(list, "A-1　椿ヘアオイル×2　￥7,040（未払い、");
  assertStringIncludes(list, "B-2　椿ヘアオイル×2　￥7,040（支払い済み");
  await salon.say("注文をキャンセル", { intent: "cancel_order" });
  assertEquals(salon.cards, [{
    id: salon.cards[0]?.id ?? "",
    name: "order_cancel",
    args: { orderId: "ord_A-1" },
  }]);
  assertStringIncludes(await salon.decide("approve"), "A-1 を取り消しました");
});

Deno.test("a paid order cannot be cancelled here", async () => {
  const orders = [{ ...orderOf("B-2", [OIL]), status: "confirmed" }];
  const salon = new Salon({ withOrders: true, waits: true, orders });
  const answer = await salon.say("B-2を取り消して", {
    intent: "cancel_order",
    slots: { which: { number: "b2" } },
  });
  assertStringIncludes(answer, "こちらでは取り消せません");
  assertStringIncludes(answer, "03-0000-0000");
  assertEquals(salon.cards, []);
});

Deno.test("cancel, with a booking and an order, asks which", async () => {
  const booking = {
    id: "bkg_1",
    serviceId: "svc_cut",
    start: "2026-11-27T15:00:00+09:00",
  };
  const salon = new Salon({
    withOrders: true,
    waits: true,
    bookings: [booking],
    orders: [orderOf("A-1", [OIL])],
  });
  assertStringIncludes(
    await salon.say("キャンセルして", { intent: "cancel" }),
    "どちらを取り消しましょうか",
  );
  await salon.say("2番目", { slots: { choice: { kind: "nth", n: 2 } } });
  assertEquals(salon.cards.map(({ args }) => args), [{ orderId: "ord_A-1" }]);
});

Deno.test("the same as last time is the newest order's products", async () => {
  const orders = [orderOf("A-1", [OIL])];
  const salon = new Salon({ withOrders: true, waits: true, orders });
  await salon.say("前と同じものを", {
    intent: "order",
    slots: { sameAsLast: true },
  });
  assertEquals(salon.cards[0]?.args, { items: [OIL] });
});
