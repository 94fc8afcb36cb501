import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct } from "../product/test_products.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { OIL, PaymentDesk } from "./test_payments.ts";
import { afterNoon, NOON } from "./test_shop.ts";

async function openDesk(stock = 10) {
  const database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock });
  return { database, desk: new PaymentDesk(database, NOON) };
}

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  return await assertRejects(() => call, ApiError);
}

Deno.test("a hold is extended, never shortened, and ended by null", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(10);
  const held = await desk.hold(id, afterNoon(45));
  assertEquals(held.order.expiresAt, "2030-01-07T12:45:00+09:00");
  for (const minutes of [45, 10, -10]) {
    const again = await desk.hold(id, afterNoon(minutes));
    assertEquals(again.order, held.order);
  }
  desk.now = afterNoon(40);
  assertEquals((await refusalOf(desk.place(1, "ken"))).code, "out_of_stock");
  const { order } = await desk.hold(id, null);
  assertEquals(order.status, "expired");
  await desk.place(10, "ken");
  assertEquals((await desk.hold(id, null)).order.status, "expired");
});

Deno.test("one customer who begins 50 checkouts holds for two hours, and not for longer", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(10);
  let refused = 0;
  for (let tries = 1; tries <= 50; tries++) {
    const until = new Date(desk.now.getTime() + 45 * 60_000);
    try {
      const { order } = await desk.hold(id, until);
      desk.now = new Date(Date.parse(order.expiresAt) - 60_000);
    } catch (error) {
      const { code, details } = error as ApiError;
      assertEquals(code, "hold_too_long");
      assertEquals(details, { until: "2030-01-07T14:00:00+09:00" });
      refused++;
    }
  }
  assertEquals(refused, 48);
  const { order } = await desk.read(id);
  assertEquals(order.expiresAt <= "2030-01-07T14:00:00+09:00", true);
  desk.now = afterNoon(121);
  await desk.place(10, "ken");
});

Deno.test("a voucher's order is held for the business's days, counted from the order", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(10);
  const day = 24 * 60;
  const held = await desk.hold(id, afterNoon(3 * day));
  assertEquals(held.order.awaitsVoucher, true);
  assertEquals(held.order.expiresAt, "2030-01-10T12:00:00+09:00");
  desk.now = afterNoon(2 * day);
  assertEquals((await desk.hold(id, afterNoon(8 * day))).order.id, id);
  const late = await refusalOf(desk.hold(id, afterNoon(8 * day + 1)));
  assertEquals(late.code, "hold_too_long");
  desk.now = afterNoon(7 * day);
  const { order } = await desk.pay(id, 10_000);
  assertEquals([order.paymentStatus, order.awaitsVoucher], ["paid", false]);

  await desk.byStaff("business_update", { maxVoucherDays: 0 });
  await desk.byStaff("product_set_stock", { productId: OIL, onHand: 11 });
  const other = await desk.place(1, "ken");
  const none = await refusalOf(desk.hold(other.id, afterNoon(8 * day)));
  assertEquals(none.code, "hold_too_long");
});

Deno.test("an order that cannot be paid is not held, and says why", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const [paid, cancelled] = [await desk.place(), await desk.place()];
  await desk.pay(paid.id, 1000);
  await desk.cancel(cancelled.id);
  const lapsed = await desk.place();
  desk.now = afterNoon(30);
  const cases = [
    [paid.id, 409, "order_already_paid"],
    [cancelled.id, 409, "order_cancelled"],
    [lapsed.id, 409, "order_expired"],
    ["ord_none", 404, "not_found"],
  ];
  for (const [id, status, code] of cases) {
    const error = await refusalOf(desk.hold(String(id), afterNoon(45)));
    assertEquals([error.status, error.code], [status, code]);
  }
});

Deno.test("a service whose clock is behind does not hold what another took meanwhile", async () => {
  const { database, desk } = await openDesk(1);
  await using _ = database;
  const late = await desk.place();
  desk.now = afterNoon(30);
  const loser = await desk.place(1, "ken");
  desk.now = afterNoon(60);
  const paid = await desk.pay(late.id, 1000);
  assertEquals(paid.outcome, "paid");
  desk.now = afterNoon(59);
  const error = await refusalOf(desk.hold(loser.id, afterNoon(75)));
  assertEquals(error.code, "order_expired");
  const { outcome } = await desk.pay(loser.id, 1000);
  assertEquals(outcome, "no_stock");
});
