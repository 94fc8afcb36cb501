import { assertEquals } from "@std/assert";
import { eraseUser } from "../account/erase_user.ts";
import { listDueWork } from "../conversation/due_work.ts";
import { refundOrders } from "./refund_orders.ts";
import { settle } from "./settle.ts";
import { openTestCheckout } from "./test_checkout.ts";

const MINUTE = 60_000;

type World = Awaited<ReturnType<typeof openTestCheckout>>;

function wait(world: World, minutes: number): void {
  const time = world.clock.now.getTime() + minutes * MINUTE;
  world.clock.now = new Date(time);
  world.stripe.account.endWhatIsDue();
}

async function takeAll(world: World): Promise<void> {
  await world.stripe.webhooks.settled();
  for (const event of world.events.splice(0)) await world.take(event);
  await world.work("usr_1");
}

async function begin(world: World) {
  const order = world.shop.place("usr_1");
  const session = await world.pay("usr_1", order.id);
  const orderNow = () => {
    const { status, paymentStatus } = world.shop.orders.get(order.id)!;
    return [status, paymentStatus];
  };
  return { order, session, orderNow };
}

/** The step of a deletion that leaves nothing of the person. */
async function erase(world: World): Promise<void> {
  const at = world.clock.now.getTime();
  await eraseUser(world.kv, "usr_1", {
    kind: "deletion",
    step: "erase",
    user: { id: "usr_1", email: null, name: "" },
    login: { provider: "google", providerUserId: "" },
    at,
    since: at,
    attempts: 0,
  });
}

Deno.test("a paid order is told to the shop, and then nothing is due any more", async () => {
  await using world = await openTestCheckout();
  const { session, orderNow } = await begin(world);
  world.stripe.account.pay(session);
  await takeAll(world);
  assertEquals(orderNow(), ["confirmed", "paid"]);
  assertEquals(await listDueWork(world.kv, "usr_1"), []);
});

Deno.test("an event that never comes is found by the worker within the first minute", async () => {
  await using world = await openTestCheckout();
  const { session, orderNow } = await begin(world);
  world.stripe.account.pay(session);
  wait(world, 0.5);
  await world.work("usr_1");
  assertEquals(orderNow(), ["confirmed", "paid"]);
});

Deno.test("while the shop is away the event waits, and the order is paid when it returns", async () => {
  await using world = await openTestCheckout();
  const { session, orderNow } = await begin(world);
  world.shop.isDown = true;
  world.stripe.account.pay(session);
  await takeAll(world);
  for (let attempt = 0; attempt < 5; attempt++) {
    wait(world, 5);
    await world.work("usr_1");
  }
  assertEquals(orderNow(), ["pending", "unpaid"]);
  world.shop.isDown = false;
  wait(world, 5);
  await world.work("usr_1");
  assertEquals(orderNow(), ["confirmed", "paid"]);
});

Deno.test("the session of an order that was cancelled ends, though cancelling did not wait for it", async () => {
  await using world = await openTestCheckout();
  const { order, session } = await begin(world);
  world.shop.cancel(order.id);
  wait(world, 0.5);
  await world.work("usr_1");
  assertEquals(
    world.stripe.account.session(session).session.status,
    "expired",
  );
});

Deno.test("a voucher holds the order until it ends, and is paid the day after", async () => {
  await using world = await openTestCheckout({ konbiniDays: 2 });
  const { order, session, orderNow } = await begin(world);
  world.stripe.account.takeVoucher(session);
  await takeAll(world);
  assertEquals(orderNow(), ["pending", "unpaid"]);
  assertEquals(
    world.shop.orders.get(order.id)?.expiresAt,
    "2030-01-09T14:59:59.000Z",
  );
  wait(world, 24 * 60);
  world.stripe.account.payVoucher(session);
  await takeAll(world);
  assertEquals(orderNow(), ["confirmed", "paid"]);
});

Deno.test("a voucher that was not paid frees what it held", async () => {
  await using world = await openTestCheckout({ konbiniDays: 1, stock: 1 });
  const { session } = await begin(world);
  world.stripe.account.takeVoucher(session);
  await takeAll(world);
  assertEquals(world.shop.free, 0);
  wait(world, 3 * 24 * 60);
  await takeAll(world);
  assertEquals(world.shop.free, 1);
});

Deno.test("a card that was declined leaves the session open for another one", async () => {
  await using world = await openTestCheckout();
  const { order, session, orderNow } = await begin(world);
  world.stripe.account.decline(session);
  await takeAll(world);
  assertEquals(orderNow(), ["pending", "unpaid"]);
  assertEquals(await world.pay("usr_1", order.id), session);
  world.stripe.account.pay(session);
  await takeAll(world);
  assertEquals(orderNow(), ["confirmed", "paid"]);
});

Deno.test("what the shop asks for is given back once, though it is asked for in three places at once", async () => {
  await using world = await openTestCheckout();
  const { order, session, orderNow } = await begin(world);
  world.stripe.account.pay(session);
  await takeAll(world);
  const paymentIntent = world.shop.orders.get(order.id)!.payment!;
  world.shop.askRefund(order, {
    paymentIntent,
    amountMinor: order.totalMinor,
    reason: "staff",
  });
  await Promise.all([1, 2, 3].map(() => refundOrders(world.deps)));
  await refundOrders(world.deps);
  assertEquals(orderNow(), ["confirmed", "refunded"]);
  assertEquals(world.stripe.account.refundedOf(paymentIntent), 1500);
});

Deno.test("a payment that came when nothing was left is given back", async () => {
  await using world = await openTestCheckout({ stock: 1 });
  const { session, orderNow } = await begin(world);
  world.stripe.account.pay(session);
  wait(world, 46);
  const other = world.shop.place("usr_2");
  await takeAll(world);
  assertEquals(orderNow(), ["pending", "unpaid"]);
  const [refund] = world.stripe.account.refunds.values();
  assertEquals(refund?.amount, 1500);
  assertEquals(world.shop.free, 0);
  assertEquals(world.shop.orders.get(other.id)?.status, "pending");
});

Deno.test("a payment for an order that the shop does not know is given back, once", async () => {
  await using world = await openTestCheckout();
  const { order, session } = await begin(world);
  world.stripe.account.pay(session);
  world.shop.orders.delete(order.id);
  await takeAll(world);
  const work = { orderId: order.id, sessionId: session };
  await settle(world.deps, "usr_1", work);
  const refunds = [...world.stripe.account.refunds.values()];
  assertEquals(refunds.map(({ amount }) => amount), [1500]);
});

Deno.test("a payment page that is open ends with its customer's account, not at the next regular look", async () => {
  await using world = await openTestCheckout();
  const { session } = await begin(world);
  await erase(world);
  await world.work("usr_1");
  const { status } = world.stripe.account.session(session).session;
  assertEquals(status, "expired");
  assertEquals(await listDueWork(world.kv, "usr_1"), []);
});

Deno.test("money that comes after the account was deleted is given back", async () => {
  await using world = await openTestCheckout();
  const { order, session } = await begin(world);
  world.shop.cancel(order.id);
  world.stripe.account.pay(session);
  await erase(world);
  wait(world, 1);
  await world.work("usr_1");
  const refunds = [...world.stripe.account.refunds.values()];
  assertEquals(refunds.map(({ amount }) => amount), [1500]);
  assertEquals(await listDueWork(world.kv, "usr_1"), []);
});
