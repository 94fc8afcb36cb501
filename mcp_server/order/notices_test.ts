import { assert, assertEquals } from "@std/assert";
import { testStaff } from "../storage/test_actors.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { PaymentDesk, SERVICE } from "./test_payments.ts";
import { NOON } from "./test_shop.ts";

async function openShop() {
  const database = await createTestDatabase();
  await database.owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock)
    values ('prd_oil', 'オイル', 'Oil', '', '', 1000, 'JPY', 10)`;
  const claim = async () =>
    (await runOperation(database, "notice_claim", {
      actor: SERVICE,
      now: NOON,
    }))
      .items as { kind: string; words: { en: { text: string } } }[];
  return { database, desk: new PaymentDesk(database, NOON), claim };
}

Deno.test("who paid is told so, and that the order can be picked up, each once", async () => {
  const { database, desk, claim } = await openShop();
  await using _ = database;
  const { id } = await desk.place(2);
  assertEquals(await claim(), []);
  await desk.pay(id, 2000);
  const [paid, ...others] = await claim();
  assertEquals([paid!.kind, others], ["order_paid", []]);
  const { text } = paid!.words.en;
  assert(text.includes("Items: Oil × 2\nTotal: ¥2,000"), text);

  const call = { input: { orderId: id }, actor: testStaff, now: NOON };
  const { order } = await runOperation(database, "order_ready", call);
  assertEquals(order.readyAt, "2030-01-07T12:00:00+09:00");
  await runOperation(database, "order_ready", call);
  assertEquals((await claim()).map(({ kind }) => kind), ["order_ready"]);
});

Deno.test("an order that was handed over or paid back meanwhile is not told of", async () => {
  const { database, desk, claim } = await openShop();
  await using _ = database;
  const { id } = await desk.place();
  await desk.pay(id, 1000);
  const call = { input: { orderId: id }, actor: testStaff, now: NOON };
  await runOperation(database, "order_ready", call);
  await runOperation(database, "order_hand_over", call);
  assertEquals((await claim()).map(({ kind }) => kind), ["order_paid"]);
  const { id: other } = await desk.place();
  await desk.pay(other, 1000);
  await database.owner`
    update orders set payment_status = 'refunded' where id = ${other}`;
  assertEquals(await claim(), []);
});
