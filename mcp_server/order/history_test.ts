import { assertEquals } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { addProduct } from "../product/test_products.ts";
import { callRest, post } from "../surfaces/test_calls.ts";
import { createTestApp } from "../test_app.ts";
import { afterNoon, NOON } from "./test_shop.ts";

/** A shop with an order of 2,000 yen, its owner, and the service that reports. */
async function openShop() {
  const clock = { now: NOON };
  const app = await createTestApp({ now: () => clock.now, serverUrl: SITE });
  const { owner } = app.database;
  await addProduct(owner, "prd_oil");
  await addAdmin(owner, { id: "adm_1", now: NOON });
  const session = await addSession(owner, "adm_1", NOON);
  const { body } = await callRest(app, "order_create", {
    token: await app.tokenFor("usr_1"),
    args: { items: [{ productId: "prd_oil", quantity: 2 }] },
  });
  const orderId: string = body.order.id;
  const report = async (name: string, args: object) => {
    const { token } = await app.signer.signForService(["order:pay"]);
    const call = { token, args: { orderId, ...args } };
    return (await callRest(app, name, call)).status;
  };
  const byStaff = async (name: string) => {
    const headers = { Cookie: `mcp_admin=${session}`, Origin: SITE };
    const path = `/api/admin/${name.replace("_", "/")}`;
    const { status, body } = await post(app, path, { orderId }, { headers });
    assertEquals(status, 200, name);
    return body;
  };
  /** The first event first, each with its time and the end of a hold. */
  const history = async (): Promise<string[]> => {
    const { items } = await byStaff("order_history");
    return items.map(({ at, event, until }: Record<string, string | null>) =>
      [at?.slice(11, 16), event, until?.slice(11, 16)].filter(Boolean).join(" ")
    ).toReversed();
  };
  return { app, clock, report, byStaff, history };
}

const hold = (minutes: number | null) => ({
  until: minutes === null ? null : afterNoon(minutes).toISOString(),
});
const payment = (paymentIntent: string, amountMinor = 2000) => ({
  paymentIntent,
  amountMinor,
  currency: "JPY",
});

Deno.test("two payment pages of which one lapses are two holds and one payment, however often they are looked at", async () => {
  const { app, clock, report, history } = await openShop();
  await using _ = app;
  await report("order_hold", hold(45));
  for (let minute = 1; minute <= 31; minute++) {
    clock.now = afterNoon(minute);
    assertEquals(await report("order_hold", hold(45)), 200);
  }
  clock.now = afterNoon(32);
  await report("order_hold", hold(77));
  clock.now = afterNoon(35);
  await report("order_mark_paid", payment("pi_b"));
  clock.now = afterNoon(36);
  // The success page, the event and the worker each report it.
  await report("order_mark_paid", payment("pi_b"));
  await report("order_mark_paid", payment("pi_b"));
  assertEquals(await report("order_hold", hold(77)), 409);
  assertEquals(await history(), [
    "12:00 placed",
    "12:00 held 12:45",
    "12:32 held 13:17",
    "12:35 paid",
  ]);
});

Deno.test("an order that is looked at for two hours still tells who placed it", async () => {
  const { app, clock, report, history } = await openShop();
  await using _ = app;
  await report("order_hold", hold(120));
  for (let minute = 1; minute < 110; minute++) {
    clock.now = afterNoon(minute);
    await report("order_hold", hold(120));
  }
  await report("order_hold", hold(null));
  await report("order_hold", hold(null));
  assertEquals(await history(), [
    "12:00 placed",
    "12:00 held 14:00",
    "13:49 let_go",
  ]);
});

Deno.test("money that is not kept is no payment of the order, and its refund is told once", async () => {
  const { app, clock, report, history } = await openShop();
  await using _ = app;
  await report("order_mark_paid", payment("pi_a", 1999));
  clock.now = afterNoon(1);
  await report("order_mark_paid", payment("pi_b"));
  clock.now = afterNoon(2);
  await report("order_mark_paid", payment("pi_c"));
  await report("order_mark_paid", payment("pi_c"));
  const made = { ...payment("pi_b", 500), refundId: "re_1" };
  for (const [minute, status] of [[3, "pending"], [4, "succeeded"]] as const) {
    clock.now = afterNoon(minute);
    await report("order_mark_refunded", { ...made, status });
    await report("order_mark_refunded", { ...made, status });
  }
  const dispute = { ...payment("pi_b"), disputeId: "dp_1", reason: "fraud" };
  for (const [minute, status] of [[5, "needs_response"], [6, "won"]] as const) {
    clock.now = afterNoon(minute);
    await report("order_mark_disputed", { ...dispute, status, dueBy: null });
    await report("order_mark_disputed", { ...dispute, status, dueBy: null });
  }
  assertEquals(await history(), [
    "12:00 placed",
    "12:00 paid_wrong_amount",
    "12:01 paid",
    "12:02 paid_twice",
    "12:04 refunded",
    "12:05 contested",
    "12:06 contest_over",
  ]);
});

Deno.test("what staff do again to no effect is told once, and what they do by whom", async () => {
  const { app, clock, byStaff, history } = await openShop();
  await using _ = app;
  const steps = ["order_take_payment", "order_ready", "order_hand_over"];
  for (const [index, name] of steps.entries()) {
    clock.now = afterNoon(index + 1);
    for (let times = 0; times < 2; times++) {
      await byStaff(name);
    }
  }
  assertEquals(await history(), [
    "12:00 placed",
    "12:01 paid_at_counter",
    "12:02 ready",
    "12:03 handed_over",
  ]);
  const { items: [last] } = await byStaff("order_history");
  assertEquals([last.by, last.staffName], ["staff", "山本 恵"]);
});
