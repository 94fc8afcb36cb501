import { assertEquals } from "@std/assert";
import { confirmOrder } from "./confirm.ts";
import { openTestCheckout } from "./test_checkout.ts";

type World = Awaited<ReturnType<typeof openTestCheckout>>;

/** What the order's customer, or somebody else, sees who left its payment page. */
async function left(world: World, orderId: string, userId = "usr_1") {
  const user = { id: userId, email: null, name: "A person" };
  const actor = { user, locale: "en" as const };
  return (await confirmOrder(world.deps, actor, orderId))?.state ?? null;
}

Deno.test("who leaves the payment page of an order that was paid in another tab is told that it is paid", async () => {
  await using world = await openTestCheckout();
  const { id } = world.shop.place("usr_1");
  const session = await world.pay("usr_1", id);
  assertEquals(await left(world, id), "open");
  world.stripe.account.pay(session);
  assertEquals(await left(world, id), "paid");
});

Deno.test("an order that was paid otherwise is told as paid, though its newest page was not paid", async () => {
  await using world = await openTestCheckout();
  const order = world.shop.place("usr_1");
  await world.pay("usr_1", order.id);
  const paid = { status: "confirmed", paymentStatus: "paid", expiresAt: null };
  world.shop.orders.set(order.id, { ...order, ...paid });
  assertEquals(await left(world, order.id), "paid");
});

Deno.test("that nothing was charged is said of nothing but one's own order", async () => {
  await using world = await openTestCheckout();
  const { id } = world.shop.place("usr_1");
  await world.pay("usr_1", id);
  assertEquals(await left(world, id, "usr_2"), null);
  assertEquals(await left(world, "ord_unknown"), null);
});

Deno.test("while the shop is away it is not known what the payment has come to", async () => {
  await using world = await openTestCheckout();
  const { id } = world.shop.place("usr_1");
  await world.pay("usr_1", id);
  world.shop.isDown = true;
  assertEquals(await left(world, id), "unknown");
});
