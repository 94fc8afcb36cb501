import { assert, assertEquals } from "@std/assert";
import { beginPayment } from "./buyers.ts";
import { callAs, Counter, place } from "./counter.ts";
import { giveBack, sendEvent, work } from "./deliveries.ts";
import { openWorld, type World } from "./world.ts";

const MINUTE = 60_000;

/** Orders one, and begins to pay it. */
async function begin(world: World) {
  const userId = "usr_1";
  const order = await place(world, userId, 1);
  const session = await beginPayment(world, { userId, order });
  assert(session);
  return { userId, order, session };
}

async function statusOf(world: World, userId: string, orderId: string) {
  const { order } = await callAs(world, userId, "order/get", { orderId });
  return [order.status, order.paymentStatus, order.refundedMinor];
}

/** Sends what happened at Stripe; resolves to the statuses. */
async function sendAll(world: World): Promise<number[]> {
  await world.stripe.webhooks.settled();
  const statuses: number[] = [];
  for (const event of world.events.splice(0)) {
    statuses.push(await sendEvent(world, event));
  }
  return statuses;
}

Deno.test("while the MCP server is down for the whole delivery, Stripe is answered 200, and the order is paid once it returns", async () => {
  await using world = await openWorld({ seed: 1, stock: 5 });
  const { userId, order, session } = await begin(world);
  world.outages.shop = true;
  (await world.shop.get()).die();
  world.stripe.account.pay(session);
  assertEquals(await sendAll(world), [200]);
  for (let minutes = 0; minutes < 20; minutes++) {
    world.pass(MINUTE);
    await work(world);
  }
  world.outages.shop = false;
  assertEquals(await statusOf(world, userId, order.id), [
    "pending",
    "unpaid",
    0,
  ]);
  world.pass(5 * MINUTE);
  await work(world);
  assertEquals(await statusOf(world, userId, order.id), [
    "confirmed",
    "paid",
    0,
  ]);
});

Deno.test("while Stripe is down, nothing is half done: neither a payment nor a refund", async () => {
  await using world = await openWorld({ seed: 2, stock: 5 });
  const { userId, order, session } = await begin(world);
  const other = await place(world, "usr_2", 1);
  world.outages.stripe = true;
  (await world.service.get()).die();
  const refused = { userId: "usr_2", order: other };
  assertEquals(await beginPayment(world, refused, 1), undefined);
  assertEquals(world.stripe.account.sessions.size, 1);
  world.outages.stripe = false;
  assert(await beginPayment(world, refused));
  world.stripe.account.pay(session);
  await sendAll(world);

  const counter = new Counter(world, 5);
  await counter.giveBack(order.id);
  world.outages.stripe = true;
  (await world.service.get()).die();
  await giveBack(world);
  assertEquals(world.stripe.account.refunds.size, 0);
  world.outages.stripe = false;
  await giveBack(world);
  assertEquals(await statusOf(world, userId, order.id), [
    "cancelled",
    "refunded",
    order.totalMinor,
  ]);
});

Deno.test("fifty tries to pay hold an order no longer than two hours", async () => {
  await using world = await openWorld({ seed: 3, stock: 1 });
  const userId = "usr_1";
  const placedAt = world.clock.now.getTime();
  const order = await place(world, userId, 1);
  let begun = 0;
  for (let tries = 0; tries < 50; tries++) {
    if (await beginPayment(world, { userId, order })) begun++;
    world.pass(5 * MINUTE);
    await work(world);
    const isOver = world.clock.now.getTime() > placedAt + 120 * MINUTE;
    if (isOver) break;
  }
  assert(begun > 1, "it was begun once only");
  const [status] = await statusOf(world, userId, order.id);
  assertEquals(status, "expired");
  // What it held is free for others, and stays theirs.
  await place(world, "usr_2", 1);
  for (let tries = 0; tries < 50; tries++) {
    const again = await beginPayment(world, { userId, order });
    assertEquals(again, undefined);
  }
  const open = [...world.stripe.account.sessions.values()]
    .filter(({ session }) => session.status === "open");
  assertEquals(open.length, 0);
});

Deno.test("what is given back at Stripe by hand is seen on the order, in part, whole, and where the bank returns it", async () => {
  await using world = await openWorld({ seed: 4, stock: 5 });
  const { account } = world.stripe;
  const { userId, order, session } = await begin(world);
  account.pay(session);
  await sendAll(world);
  const [intent] = account.intents.keys();
  const byHand = (amount: number) =>
    account.refund(intent!, { amount, metadata: {}, reason: null });
  const first = byHand(500);
  await sendAll(world);
  assertEquals(await statusOf(world, userId, order.id), [
    "confirmed",
    "paid",
    500,
  ]);
  byHand(order.totalMinor - 500);
  assertEquals(await sendAll(world), [200]);
  assertEquals(await statusOf(world, userId, order.id), [
    "cancelled",
    "refunded",
    order.totalMinor,
  ]);
  account.failRefund(first.id);
  await sendAll(world);
  assertEquals(await statusOf(world, userId, order.id), [
    "cancelled",
    "paid",
    order.totalMinor - 500,
  ]);
});

for (const isTold of [true, false]) {
  Deno.test(`a part given back at Stripe by hand leaves the rest of a refund to make, ${isTold ? "told by its event" : "though its event never comes"}`, async () => {
    await using world = await openWorld({ seed: 5, stock: 5 });
    const { account } = world.stripe;
    const { userId, order, session } = await begin(world);
    await callAs(world, userId, "order/cancel", { orderId: order.id });
    account.pay(session);
    await world.stripe.webhooks.settled();
    const paid = world.events.splice(0);
    const [intent] = account.intents.keys();
    account.refund(intent!, { amount: 400, metadata: {}, reason: null });
    await world.stripe.webhooks.settled();
    if (!isTold) world.events.length = 0;
    world.events.unshift(...paid);
    await sendAll(world);
    for (let times = 0; times < 3; times++) await giveBack(world);
    assertEquals(account.refundedOf(intent!), order.totalMinor);
    const amounts = [...account.refunds.values()].map(({ amount }) => amount);
    assertEquals(amounts, [400, order.totalMinor - 400]);
  });
}
