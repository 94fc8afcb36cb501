import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { OIL, PaymentDesk } from "./test_payments.ts";
import { afterNoon, NOON } from "./test_shop.ts";

async function openDesk() {
  const database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock: 10 });
  const desk = new PaymentDesk(database, NOON);
  const refund = (orderId: string, more: Record<string, unknown> = {}) =>
    desk.byStaff("order_refund", { orderId, reason: "goodwill", ...more });
  return { database, desk, refund };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

Deno.test("parts are given back, no more than was paid, and the last one makes it refunded", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(3);
  assertEquals(await codeOf(refund(id)), "order_not_paid");
  await desk.pay(id, 3000);
  const first = await refund(id, { amountMinor: 1000 });
  assertEquals(first.order.status, "confirmed");
  assertEquals(
    await codeOf(refund(id, { amountMinor: 2001 })),
    "refund_too_large",
  );
  const [wanted] = await desk.wantedRefunds();
  assertEquals([wanted.amountMinor, wanted.userId], [1000, "hanako"]);
  for (const status of ["pending", "pending", "succeeded", "pending"]) {
    await desk.reportRefund(wanted, status);
  }
  const part = (await desk.read(id)).order;
  assertEquals([part.paymentStatus, part.refundedMinor], ["paid", 1000]);
  assertEquals(await desk.wantedRefunds(), []);

  const rest = await refund(id);
  assertEquals([rest.refund.amountMinor, rest.order.status], [
    2000,
    "cancelled",
  ]);
  assertEquals(await stockOf(database.owner, OIL), 10, "its items are free");
  assertEquals(await codeOf(refund(id)), "already_refunded");
  const [last] = await desk.wantedRefunds();
  const { order } = await desk.reportRefund(last, "succeeded");
  assertEquals([order.paymentStatus, order.refundedMinor], ["refunded", 3000]);
});

Deno.test("a refund that failed is asked for anew, also one that had succeeded", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  const { id } = await desk.place();
  await desk.pay(id, 1000);
  await refund(id);
  const [wanted] = await desk.wantedRefunds();
  await desk.reportRefund(wanted, "succeeded");
  const failed = (await desk.reportRefund(wanted, "failed")).order;
  assertEquals([failed.paymentStatus, failed.refundedMinor], ["paid", 0]);
  const late = (await desk.reportRefund(wanted, "succeeded")).order;
  assertEquals(late.refundedMinor, 0);
  assertEquals((await refund(id)).refund.amountMinor, 1000);
  const wrong = desk.reportRefund({ ...wanted, amountMinor: 1 }, "failed");
  assertEquals(await codeOf(wrong), "refund_mismatch");
  const unknown = desk.reportRefund({ ...wanted, refundId: "rfd_x" }, "failed");
  assertEquals(await codeOf(unknown), "not_found");
});

Deno.test("ten members of staff who give all back at once give it back once", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  const { id } = await desk.place();
  await desk.pay(id, 1000);
  const tries = Array.from({ length: 10 }, () => refund(id));
  const results = await Promise.allSettled(tries);
  const done = results.filter(({ status }) => status === "fulfilled");
  assertEquals([done.length, (await desk.wantedRefunds()).length], [1, 1]);
});

Deno.test("an order is paid and given back at the counter, where no service has a part", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(2);
  desk.now = afterNoon(31);
  for (let times = 0; times < 2; times++) {
    const { order } = await desk.byStaff("order_take_payment", { orderId: id });
    assertEquals([order.status, order.paymentStatus], ["confirmed", "paid"]);
  }
  const online = await desk.pay(id, 2000);
  assertEquals(online.outcome, "paid_twice");
  const { receipt } = await desk.receipt(id);
  assertEquals(receipt.paidBy, "counter");
  const { order } = await refund(id, { amountMinor: 500 });
  assertEquals([order.paymentStatus, order.refundedMinor], ["paid", 500]);
  assertEquals((await desk.wantedRefunds()).length, 1, "only the one online");

  const cancelled = await desk.place();
  await desk.cancel(cancelled.id);
  const late = desk.byStaff("order_take_payment", { orderId: cancelled.id });
  assertEquals(await codeOf(late), "order_cancelled");
});

Deno.test("staff see what was paid, contested and not accepted, and decide about money that is kept", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  await desk.byStaff("business_update", { refundMismatches: false });
  const { id, number } = await desk.place();
  await desk.pay(id, 999, "pi_wrong");
  await desk.pay(id, 1000);
  for (const status of ["needs_response", "won", "needs_response"]) {
    await desk.dispute(id, status);
  }
  const list = await desk.byStaff("order_mismatches", {});
  assertEquals(list.items, [{
    paymentIntent: "pi_wrong",
    amountMinor: 999,
    currency: "JPY",
    outcome: "amount_mismatch",
    at: "2030-01-07T12:00:00+09:00",
    orderId: id,
    number,
    customerName: "hanako",
    totalMinor: 1000,
    orderCurrency: "JPY",
    refundStatus: null,
  }]);
  const { order } = await refund(id, { paymentIntent: "pi_wrong" });
  assertEquals([order.status, order.paymentStatus], ["confirmed", "paid"]);
  const unknown = refund(id, { paymentIntent: "pi_none" });
  assertEquals(await codeOf(unknown), "not_found");
  const found = await desk.byStaff("order_payments", { orderId: id });
  const outcomes = found.payments.map((one: { outcome: string }) =>
    one.outcome
  );
  assertEquals(outcomes.toSorted(), ["amount_mismatch", "paid"]);
  assertEquals(found.refunds.length, 1);
  assertEquals(found.disputes[0].status, "won");
  const after = await desk.byStaff("order_mismatches", {});
  assertEquals(after.items[0].refundStatus, "requested");
});

Deno.test("what was given back at the payment provider by hand is written down once, and cancels as a refund by staff does", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(2);
  await desk.pay(id, 2000);
  for (const status of ["pending", "succeeded", "succeeded", "pending"]) {
    await desk.reportMade(id, { amountMinor: 500 }, status);
  }
  const part = (await desk.read(id)).order;
  assertEquals([part.status, part.refundedMinor], ["confirmed", 500]);
  const rest = { refundId: "re_2", amountMinor: 1500 };
  await Promise.all([1, 2, 3].map(() => desk.reportMade(id, rest)));
  const { order } = await desk.read(id);
  assertEquals([order.status, order.paymentStatus, order.refundedMinor], [
    "cancelled",
    "refunded",
    2000,
  ]);
  assertEquals(await stockOf(database.owner, OIL), 10, "its items are free");
  const { refunds } = await desk.byStaff("order_payments", { orderId: id });
  assertEquals(
    refunds.map((
      { refundId, reason }: { refundId: string; reason: string },
    ) => [refundId, reason]),
    [["re_1", "made_at_provider"], ["re_2", "made_at_provider"]],
  );
  assertEquals(await desk.wantedRefunds(), []);
});

Deno.test("a refund by hand is of a payment of that order, and of no other one", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const [paid, other] = [await desk.place(), await desk.place()];
  await desk.pay(paid.id, 1000);
  await desk.pay(other.id, 1000);
  await desk.reportMade(paid.id, {});
  const foreign = { refundId: "re_2", paymentIntent: `pi_${other.id}` };
  assertEquals(await codeOf(desk.reportMade(paid.id, foreign)), "not_found");
  assertEquals(await codeOf(desk.reportMade(other.id, {})), "not_found");
  assertEquals((await desk.read(other.id)).order.refundedMinor, 0);
});

Deno.test("what was given back by hand is not asked for a second time", async () => {
  const { database, desk, refund } = await openDesk();
  await using _ = database;
  const { id } = await desk.place(3);
  await desk.pay(id, 3000);
  await refund(id, { amountMinor: 1000 });
  desk.now = afterNoon(1);
  await refund(id);
  const [before] = await desk.wantedRefunds();
  await desk.reportMade(id, { amountMinor: 400 });
  const amounts = async () =>
    (await desk.wantedRefunds())
      .map(({ amountMinor }: { amountMinor: number }) => amountMinor);
  assertEquals(await amounts(), [1000, 1600], "the latest is made smaller");
  await desk.reportMade(id, { refundId: "re_2", amountMinor: 1600 });
  assertEquals(await amounts(), [1000]);
  const { order } = await desk.reportRefund(before, "succeeded");
  assertEquals([order.paymentStatus, order.refundedMinor], ["refunded", 3000]);
  const { refunds } = await desk.byStaff("order_payments", { orderId: id });
  assertEquals(
    refunds.map(({ status }: { status: string }) => status).toSorted(),
    ["not_needed", "not_needed", "succeeded", "succeeded", "succeeded"],
  );
});

Deno.test("a part of a late payment that was given back by hand leaves the rest to give back", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place();
  await desk.cancel(id);
  assertEquals((await desk.pay(id, 1000)).outcome, "order_cancelled");
  await desk.reportMade(id, { amountMinor: 400 });
  const [wanted] = await desk.wantedRefunds();
  assertEquals(wanted.amountMinor, 600);
});

Deno.test("a second payment that was given back by hand changes nothing of the order", async () => {
  const { database, desk } = await openDesk();
  await using _ = database;
  const { id } = await desk.place();
  await desk.pay(id, 1000);
  await desk.pay(id, 1000, "pi_second");
  await desk.reportMade(id, { paymentIntent: "pi_second" });
  const { order } = await desk.read(id);
  assertEquals([order.paymentStatus, order.refundedMinor], ["paid", 0]);
});
