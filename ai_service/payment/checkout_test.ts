import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { openTestCheckout } from "./test_checkout.ts";

const MINUTE = 60_000;

type World = Awaited<ReturnType<typeof openTestCheckout>>;

function wait(world: World, minutes: number): void {
  const time = world.clock.now.getTime() + minutes * MINUTE;
  world.clock.now = new Date(time);
}

async function refusalOf(paying: Promise<unknown>) {
  const { status, code } = await assertRejects(() => paying, ApiError);
  return [status, code];
}

Deno.test("a session has the order's own lines and total: yen as yen, dollars in cents", async () => {
  await using world = await openTestCheckout();
  const cases = [
    { price: 1500, quantity: 2, currency: "JPY", total: 3000 },
    { price: 1999, quantity: 1, currency: "USD", total: 1999 },
  ];
  for (const { total, ...wanted } of cases) {
    const order = world.shop.place("usr_1", wanted);
    const id = await world.pay("usr_1", order.id);
    const { session, lines } = world.stripe.account.session(id);
    assertEquals(session.amount_total, total);
    assertEquals(session.currency, wanted.currency.toLowerCase());
    assertEquals(lines, [{
      name: "Camellia oil",
      quantity: wanted.quantity,
      amount: wanted.price,
    }]);
    assertEquals(session.metadata, { order_id: order.id, user_id: "usr_1" });
  }
});

Deno.test("the session that is open is used again, also by ten requests at once", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  const ids = await Promise.all(
    Array.from({ length: 10 }, () => world.pay("usr_1", order.id)),
  );
  ids.push(await world.pay("usr_1", order.id));
  assertEquals(new Set(ids).size, 1);
  assertEquals(world.stripe.account.sessions.size, 1);
});

Deno.test("the order is held longer than its session can be paid", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  wait(world, 29);
  const id = await world.pay("usr_1", order.id);
  const { expires_at } = world.stripe.account.session(id).session;
  const held = Date.parse(world.shop.orders.get(order.id)!.expiresAt!);
  assertEquals(held - expires_at * 1000, 14 * MINUTE);
});

Deno.test("a request whose answer was lost asks for the same again", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  const { create } = world.deps.payment.stripe.checkout.sessions;
  const sessions = world.deps.payment.stripe.checkout.sessions;
  sessions.create = async (...request) => {
    await create.apply(sessions, request);
    throw new Error("The answer was lost");
  };
  assertEquals(await refusalOf(world.pay("usr_1", order.id)), [
    503,
    "payment_unavailable",
  ]);
  sessions.create = create;
  wait(world, 0.5);
  await world.pay("usr_1", order.id);
  assertEquals(world.stripe.account.sessions.size, 1);
});

Deno.test("after a session has lapsed, another one is made", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  const first = await world.pay("usr_1", order.id);
  wait(world, 32);
  const second = await world.pay("usr_1", order.id);
  assertEquals(first === second, false);
  assertEquals(world.stripe.account.session(first).session.status, "expired");
});

Deno.test("orders of others, and those that are paid, cancelled or over, cannot be paid", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  assertEquals(await refusalOf(world.pay("usr_2", order.id)), [
    404,
    "not_found",
  ]);
  assertEquals(await refusalOf(world.pay("usr_1", "ord_none")), [
    404,
    "not_found",
  ]);
  const id = await world.pay("usr_1", order.id);
  world.stripe.account.pay(id);
  assertEquals(await refusalOf(world.pay("usr_1", order.id)), [
    409,
    "already_paid",
  ]);
  const cancelled = world.shop.place("usr_1");
  world.shop.cancel(cancelled.id);
  const over = world.shop.place("usr_1");
  wait(world, 31);
  for (const { id } of [cancelled, over]) {
    assertEquals(await refusalOf(world.pay("usr_1", id)), [
      409,
      "order_not_payable",
    ]);
  }
});

Deno.test("while the shop or Stripe is away the person is told, and nothing is half done", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  const unavailable = [503, "payment_unavailable"];
  world.shop.isDown = true;
  assertEquals(await refusalOf(world.pay("usr_1", order.id)), unavailable);
  world.shop.isDown = false;
  await world.stripe.stop();
  assertEquals(await refusalOf(world.pay("usr_1", order.id)), unavailable);
  assertEquals(world.stripe.account.sessions.size, 0);
  assertEquals(world.shop.orders.get(order.id)?.paymentStatus, "unpaid");
});

Deno.test("a voucher is offered for yen alone, and only where it is asked for", async () => {
  const methodsOf = async (konbiniDays: number, currency: string) => {
    await using world = await openTestCheckout({ konbiniDays });
    const order = world.shop.place("usr_1", { currency });
    const id = await world.pay("usr_1", order.id);
    return world.stripe.account.session(id).session.payment_method_types;
  };
  assertEquals(await methodsOf(0, "JPY"), ["card"]);
  assertEquals(await methodsOf(1, "JPY"), ["card", "konbini"]);
  assertEquals(await methodsOf(1, "USD"), ["card"]);
});
