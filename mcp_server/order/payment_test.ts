import { assertEquals } from "@std/assert";
import { callMcp, callRest } from "../surfaces/test_calls.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { testStaff } from "../storage/test_actors.ts";
import { runOperation } from "../test_operation.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import { afterNoon, NOON } from "./test_shop.ts";

const PAYMENT = { paymentIntent: "pi_1", amountMinor: 2000, currency: "JPY" };

/** A shop in which one order of 2,000 yen waits to be paid. */
async function openShop(now: () => Date) {
  const app = await createTestApp({ now });
  await addProduct(app.database.owner, "prd_oil");
  const order = await place(app);
  return { app, order };
}

async function place(app: TestApp, by = "usr_1", quantity = 2) {
  const { body } = await callRest(app, "order_create", {
    token: await app.tokenFor(by),
    args: { items: [{ productId: "prd_oil", quantity }] },
  });
  return body.order;
}

async function pay(app: TestApp, args: Record<string, unknown>, key?: string) {
  const { token } = await app.signer.signForService(["order:pay"]);
  return await callRest(app, "order_mark_paid", {
    token,
    args,
    headers: key === undefined ? {} : { "idempotency-key": key },
  });
}

Deno.test("a paid order is confirmed, and paying it again changes nothing", async () => {
  let clock = NOON;
  const { app, order } = await openShop(() => clock);
  await using _ = app;
  const args = { orderId: order.id, ...PAYMENT };
  const first = await pay(app, args, "event-1");
  assertEquals(first.status, 200);
  const paid = {
    ...order,
    status: "confirmed",
    paymentStatus: "paid",
    expiresAt: null,
    paidAt: "2030-01-07T12:00:00+09:00",
  };
  const answer = { order: paid, outcome: "paid", refund: null };
  assertEquals(first.body, answer);
  clock = afterNoon(60);
  for (const key of ["event-1", "event-2", undefined]) {
    const again = await pay(app, args, key);
    assertEquals(again.body, answer);
  }
  const { body } = await callRest(app, "order_get", {
    token: await app.tokenFor("usr_1"),
    args: { orderId: order.id },
  });
  assertEquals(body.order, paid);
  assertEquals(await stockOf(app.database.owner, "prd_oil"), 8);
});

Deno.test("ten reports of one payment at once pay once", async () => {
  const { app, order } = await openShop(() => NOON);
  await using _ = app;
  const answers = await Promise.all(
    Array.from(
      { length: 10 },
      () => pay(app, { orderId: order.id, ...PAYMENT }),
    ),
  );
  for (const { status, body } of answers) {
    assertEquals(status, 200);
    assertEquals(body, answers[0]!.body);
  }
});

Deno.test("a report that is malformed, or of another order's payment, is refused and leaves no trace", async () => {
  const { app, order } = await openShop(() => NOON);
  await using _ = app;
  const other = await place(app);
  await pay(app, { orderId: other.id, ...PAYMENT, paymentIntent: "pi_other" });
  const cases: [Record<string, unknown>, number, string, object?][] = [
    [{ paymentIntent: "pi_other" }, 409, "payment_already_used"],
    [{ orderId: "ord_none" }, 404, "not_found", { field: "orderId" }],
    [{ amountMinor: -2000 }, 400, "invalid_input", { field: "amountMinor" }],
    [{ amountMinor: 2000.5 }, 400, "invalid_input", { field: "amountMinor" }],
    [{ amountMinor: "2000" }, 400, "invalid_input", { field: "amountMinor" }],
    [{ currency: "yen?" }, 400, "invalid_input", { field: "currency" }],
    [{ currency: "jpy" }, 400, "invalid_input", { field: "currency" }],
    [{ paymentIntent: "" }, 400, "invalid_input", { field: "paymentIntent" }],
    [{ status: "paid" }, 400, "invalid_input", { field: "status" }],
  ];
  for (const [change, status, code, details] of cases) {
    const args = { orderId: order.id, ...PAYMENT, ...change };
    const answer = await pay(app, args);
    assertEquals(answer.status, status, code);
    assertEquals(answer.body.code, code);
    assertEquals(answer.body.details, details);
  }
  const good = await pay(app, { orderId: order.id, ...PAYMENT });
  assertEquals(good.body.outcome, "paid", "no refusal left a trace");
});

Deno.test("money that cannot be kept is noted to be given back, once", async () => {
  let clock = NOON;
  const { app, order } = await openShop(() => clock);
  await using _ = app;
  const paid = await place(app);
  await pay(app, { orderId: paid.id, ...PAYMENT, paymentIntent: "pi_kept" });
  const cases: [string, string, Record<string, unknown>][] = [
    ["paid_twice", paid.id, {}],
    ["amount_mismatch", order.id, { amountMinor: 1999 }],
    ["amount_mismatch", order.id, { amountMinor: 200_000 }],
    ["amount_mismatch", order.id, { currency: "USD" }],
  ];
  for (const [index, [outcome, orderId, change]] of cases.entries()) {
    clock = afterNoon(index + 1);
    const paymentIntent = `pi_bad_${index}`;
    const args = { orderId, ...PAYMENT, paymentIntent, ...change };
    const first = await pay(app, args);
    assertEquals([first.status, first.body.outcome], [200, outcome]);
    assertEquals((await pay(app, args)).body, first.body);
    const { amountMinor, currency, reason, status } = first.body.refund;
    assertEquals({ amountMinor, currency }, {
      amountMinor: args.amountMinor,
      currency: args.currency,
    });
    assertEquals([reason, status], [outcome, "requested"]);
  }
  const { items } = await refunds(app);
  assertEquals(
    items.map((item: Record<string, unknown>) => [
      item.paymentIntent,
      item.reason,
      item.userId,
      item.number,
    ]),
    cases.map(([outcome, orderId], index) => [
      `pi_bad_${index}`,
      outcome,
      "usr_1",
      orderId === order.id ? order.number : paid.number,
    ]),
  );
  const good = await pay(app, { orderId: order.id, ...PAYMENT });
  assertEquals(good.body.outcome, "paid", "the right amount still pays");
});

async function refunds(app: TestApp) {
  const { token } = await app.signer.signForService(["order:pay"]);
  return (await callRest(app, "order_refunds", { token })).body;
}

Deno.test("a wrong amount is kept for staff where the business says so", async () => {
  const { app, order } = await openShop(() => NOON);
  await using _ = app;
  await runOperation(app.database, "business_update", {
    input: { refundMismatches: false },
    actor: testStaff,
    now: NOON,
  });
  const args = { orderId: order.id, ...PAYMENT, amountMinor: 1 };
  const { body } = await pay(app, args);
  assertEquals([body.outcome, body.refund], ["amount_mismatch", null]);
  assertEquals(body.order.paymentStatus, "unpaid");
  assertEquals((await refunds(app)).items, []);
  const cancelled = await place(app);
  await app.database.owner`
    update orders set status = 'cancelled' where id = ${cancelled.id}`;
  const late = await pay(app, {
    orderId: cancelled.id,
    ...PAYMENT,
    paymentIntent: "pi_2",
    amountMinor: 1,
  });
  assertEquals(late.body.refund.reason, "order_cancelled");
});

Deno.test("an expired order is paid where its items are still there, and a cancelled one never", async () => {
  let clock = NOON;
  const { app, order } = await openShop(() => clock);
  await using _ = app;
  const cancelled = await place(app);
  await app.database.owner`
    update orders set status = 'cancelled' where id = ${cancelled.id}`;
  const late = await pay(app, { orderId: cancelled.id, ...PAYMENT });
  assertEquals(late.body.outcome, "order_cancelled");
  assertEquals(late.body.order.status, "cancelled");
  assertEquals(late.body.refund.amountMinor, 2000);

  const loser = await place(app);
  clock = afterNoon(30);
  for (const stored of ["pending", "expired"]) {
    await app.database.owner`
      update orders set status = ${stored}, payment_status = 'unpaid',
        paid_at = null, payment_intent = null where id = ${order.id}`;
    await app.database.owner`
      delete from order_payments where payment_intent = 'pi_late'`;
    const args = { orderId: order.id, ...PAYMENT, paymentIntent: "pi_late" };
    const { body } = await pay(app, args);
    assertEquals([body.outcome, body.order.status], ["paid", "confirmed"]);
  }
  // Of ten, two are paid for and eight are ordered by others now.
  for (const by of ["usr_2", "usr_3"]) await place(app, by, 4);
  const args = { orderId: loser.id, ...PAYMENT, paymentIntent: "pi_loser" };
  const { body } = await pay(app, args);
  assertEquals([body.outcome, body.order.status], ["no_stock", "expired"]);
  assertEquals(body.refund.reason, "no_stock");
  assertEquals(await stockOf(app.database.owner, "prd_oil"), 0);
});

Deno.test("only the order's own issuer reports its payment, and only as a service", async () => {
  let clock = NOON;
  const now = () => clock;
  const { app, order } = await openShop(now);
  await using _ = app;
  const args = { orderId: order.id, ...PAYMENT };
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, now);
  clock = afterNoon(1); // What is trusted was read before.
  const { token: theirs } = await second.signForService(["order:pay"]);
  const stranger = await callRest(app, "order_mark_paid", {
    token: theirs,
    args,
  });
  assertEquals([stranger.status, stranger.body.code], [404, "not_found"]);

  const wrong = { ...args, paymentIntent: "pi_wrong", amountMinor: 1 };
  assertEquals((await pay(app, wrong)).body.outcome, "amount_mismatch");
  const list = await callRest(app, "order_refunds", { token: theirs });
  assertEquals(list.body, { items: [] }, "a refund is its issuer's");

  const customer = await app.tokenFor("usr_1");
  const asUser = await callRest(app, "order_mark_paid", {
    token: customer,
    args,
  });
  assertEquals(asUser.status, 403);
  const { token } = await app.signer.signForService(["customer:forget"]);
  const unscoped = await callRest(app, "order_mark_paid", { token, args });
  assertEquals(unscoped.status, 403);

  const { token: payer } = await app.signer.signForService(["order:pay"]);
  for (const caller of [customer, payer]) {
    const { body } = await callMcp(app, "order_mark_paid", {
      token: caller,
      args,
    });
    assertEquals(body.error.code, -32602, "it is no tool");
  }
  for (const name of ["order_get", "order_list", "order_create"]) {
    const input = name === "order_get" ? { orderId: order.id } : {};
    const answer = await callRest(app, name, { token: payer, args: input });
    assertEquals(answer.status, 403, name);
  }
  const [row] = await app.database.owner`select payment_status from orders`;
  assertEquals(row!.payment_status, "unpaid");
});
