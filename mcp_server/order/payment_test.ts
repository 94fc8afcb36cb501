import { assertEquals } from "@std/assert";
import { callMcp, callRest } from "../surfaces/test_calls.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
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

async function place(app: TestApp) {
  const { body } = await callRest(app, "order_create", {
    token: await app.tokenFor("usr_1"),
    args: { items: [{ productId: "prd_oil", quantity: 2 }] },
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
  };
  assertEquals(first.body, { order: paid });
  clock = afterNoon(60);
  for (const key of ["event-1", "event-2", undefined]) {
    const again = await pay(app, args, key);
    assertEquals(again.body, { order: paid });
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

Deno.test("a payment that does not fit is refused with what to do", async () => {
  const { app, order } = await openShop(() => NOON);
  await using _ = app;
  const other = await place(app);
  await pay(app, { orderId: other.id, ...PAYMENT, paymentIntent: "pi_other" });
  const cases: [Record<string, unknown>, number, string, object?][] = [
    [{ amountMinor: 1999 }, 409, "amount_mismatch", {
      totalMinor: 2000,
      currency: "JPY",
    }],
    [{ currency: "USD" }, 409, "amount_mismatch", {
      totalMinor: 2000,
      currency: "JPY",
    }],
    [{ paymentIntent: "pi_other" }, 409, "payment_already_used"],
    [{ orderId: other.id }, 409, "order_already_paid"],
    [{ orderId: "ord_none" }, 404, "not_found", { field: "orderId" }],
    [{ amountMinor: -2000 }, 400, "invalid_input", { field: "amountMinor" }],
    [{ amountMinor: 2000.5 }, 400, "invalid_input", { field: "amountMinor" }],
    [{ amountMinor: "2000" }, 400, "invalid_input", { field: "amountMinor" }],
    [{ currency: "yen?" }, 400, "invalid_input", { field: "currency" }],
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
  assertEquals(good.status, 200, "no refusal left a trace");
});

Deno.test("an order that expired or was cancelled is not paid, and says which", async () => {
  let clock = NOON;
  const { app, order } = await openShop(() => clock);
  await using _ = app;
  const cancelled = await place(app);
  await app.database.owner`
    update orders set status = 'cancelled' where id = ${cancelled.id}`;
  const late = await pay(app, { orderId: cancelled.id, ...PAYMENT });
  assertEquals([late.status, late.body.code], [409, "order_cancelled"]);
  clock = afterNoon(30);
  const expired = await pay(app, { orderId: order.id, ...PAYMENT });
  assertEquals([expired.status, expired.body.code], [409, "order_expired"]);
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
