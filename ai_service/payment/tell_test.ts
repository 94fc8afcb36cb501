import { assertEquals } from "@std/assert";
import { readCheckout } from "./checkout_record.ts";
import { refundSentence } from "./sentences.ts";
import { tellRefund } from "./tell.ts";
import { openTestCheckout } from "./test_checkout.ts";

const MINUTE = 60_000;

type World = Awaited<ReturnType<typeof openTestCheckout>>;

async function newsOf({ kv }: World, orderId: string): Promise<string[]> {
  const { value } = await readCheckout(kv, "usr_1", orderId);
  return value?.news ?? [];
}

async function takeAll(world: World): Promise<void> {
  await world.stripe.webhooks.settled();
  for (const event of world.events.splice(0)) await world.take(event);
  await world.work("usr_1");
}

async function begin(world: World) {
  const { id } = world.shop.place("usr_1");
  return { orderId: id, session: await world.pay("usr_1", id) };
}

function wait({ clock }: World, minutes: number): void {
  clock.now = new Date(clock.now.getTime() + minutes * MINUTE);
}

Deno.test("a page that ended is told with another try only while the order is held", async () => {
  await using world = await openTestCheckout();
  const { orderId, session } = await begin(world);
  world.stripe.account.expire(session);
  await takeAll(world);
  assertEquals(await newsOf(world, orderId), [`lapsed ${session}`]);
  const second = await world.pay("usr_1", orderId);
  world.shop.cancel(orderId);
  wait(world, 1);
  await world.work("usr_1");
  await takeAll(world);
  assertEquals(await newsOf(world, orderId), [
    `lapsed ${session}`,
    `closed ${second}`,
  ]);
});

Deno.test("who pays at two pages is told of both payments once, and not that one ended", async () => {
  await using world = await openTestCheckout();
  const { orderId, session } = await begin(world);
  wait(world, 30.5);
  const second = await world.pay("usr_1", orderId);
  world.stripe.account.pay(session);
  await takeAll(world);
  world.stripe.account.pay(second);
  await takeAll(world);
  for (let times = 0; times < 3; times++) {
    world.events.push(...world.stripe.account.events);
    wait(world, 1);
    await takeAll(world);
  }
  assertEquals(await newsOf(world, orderId), [
    `paid ${session}`,
    `twice ${second}`,
  ]);
});

Deno.test("after an order was paid at its earlier page, the later one ends without a word", async () => {
  await using world = await openTestCheckout();
  const { orderId, session } = await begin(world);
  wait(world, 30.5);
  const second = await world.pay("usr_1", orderId);
  world.stripe.account.pay(session);
  await takeAll(world);
  wait(world, 2);
  await world.work("usr_1");
  await takeAll(world);
  const { status } = world.stripe.account.session(second).session;
  assertEquals(status, "expired");
  assertEquals(await newsOf(world, orderId), [`paid ${session}`]);
});

Deno.test("who was told of money that is given back is told, once, that the bank returned it", async () => {
  await using world = await openTestCheckout();
  const { account } = world.stripe;
  const { orderId, session } = await begin(world);
  account.pay(session);
  await takeAll(world);
  const [intent] = account.intents.keys();
  const given = { amount: 500, metadata: {}, reason: null };
  const { id } = account.refund(intent!, given);
  await takeAll(world);
  account.failRefund(id);
  for (let times = 0; times < 3; times++) {
    world.events.push(...account.events);
    await takeAll(world);
  }
  const { value } = await readCheckout(world.kv, "usr_1", orderId);
  assertEquals(value?.refunds, [id, `${id} failed`]);
});

Deno.test("money that is on its way back is not told as given back, which is told once when it is so", async () => {
  await using world = await openTestCheckout();
  const { orderId } = await begin(world);
  const told: string[][] = [];
  const [on, over] = ["pending", "succeeded"] as const;
  for (const status of [on, on, over, over, on]) {
    const refund = { orderId, refundId: "re_1", amountMinor: 500, status };
    await tellRefund(world.deps, "usr_1", refund);
    const { value } = await readCheckout(world.kv, "usr_1", orderId);
    told.push(value?.refunds ?? []);
  }
  const [begun, done] = ["re_1 pending", "re_1"];
  assertEquals(told.slice(0, 2), [[begun], [begun]]);
  assertEquals(told.slice(2), Array(3).fill([begun, done]));
  const order = { number: "4K7P-Q2XM", totalMinor: 500, currency: "JPY" };
  assertEquals(
    refundSentence("pending", 500, { order, locale: "en" }),
    "¥500 of your payment for order 4K7P-Q2XM is being given back. For a payment at a convenience store, Stripe asks you by mail where to send it.",
  );
});
