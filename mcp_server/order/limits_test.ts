import { assertEquals } from "@std/assert";
import { addProduct } from "../product/test_products.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { createTestApp } from "../test_app.ts";
import {
  assertPassed,
  attempt,
  ATTEMPTS,
  restoreLimits,
  times,
} from "../test_limits.ts";
import { afterNoon, NOON } from "./test_shop.ts";

const [OIL, WAX, COMB] = ["prd_oil", "prd_wax", "prd_comb"] as const;

/** An attempt to order so many of each product. */
function order(token: string, quantities: Record<string, number>) {
  const items = Object.entries(quantities)
    .map(([productId, quantity]) => ({ productId, quantity }));
  return { name: "order_create", token, args: { items } };
}

Deno.test(`of ${ATTEMPTS} orders at once, the limits of unpaid orders and units pass`, async () => {
  await using app = await createTestApp({ now: () => NOON, connections: 8 });
  const { owner } = app.database;
  await restoreLimits(owner);
  for (const id of [OIL, WAX, COMB]) {
    await addProduct(owner, id, { stock: 100_000 });
  }
  const one = await app.tokenFor("usr_unpaid");
  const tokens = await Promise.all(
    times((index) => app.tokenFor(`usr_${index}`)),
  );
  const half = ATTEMPTS / 2;
  assertPassed([
    [
      await attempt(app, times(() => order(one, { [OIL]: 1 }))),
      { ok: 2, too_many_unpaid_orders: ATTEMPTS - 2 },
    ],
    [
      await attempt(
        app,
        times((index) => order(tokens[index]!, { [OIL]: 50 + index % 2 })),
      ),
      { ok: half, too_many_units: half },
    ],
    [
      await attempt(
        app,
        times((index) =>
          order(tokens[index]!, {
            [OIL]: 50,
            [WAX]: 40,
            [COMB]: 10 + index % 2,
          })
        ),
      ),
      { ok: half, too_many_units: half },
    ],
  ]);
});

Deno.test("a paid, cancelled or expired order counts no more", async () => {
  let clock = NOON;
  await using app = await createTestApp({ now: () => clock });
  const { owner } = app.database;
  await restoreLimits(owner);
  await addProduct(owner, OIL);
  const place = async () => {
    const token = await app.tokenFor("usr_1");
    const { args } = order(token, { [OIL]: 1 });
    const { status, body } = await callRest(app, "order_create", {
      token,
      args,
    });
    return status === 200 ? body.order.id : body.code;
  };
  const ids = [await place(), await place()];
  assertEquals(await place(), "too_many_unpaid_orders");
  await owner`
    update orders set status = 'confirmed', payment_status = 'paid',
      paid_at = ${NOON} where id = ${ids[0]}`;
  const third = await place();
  assertEquals(await place(), "too_many_unpaid_orders");
  const token = await app.tokenFor("usr_1");
  const args = { orderId: third };
  await callRest(app, "order_cancel", { token, args });
  await place();
  assertEquals(await place(), "too_many_unpaid_orders");
  clock = afterNoon(30);
  for (const id of [await place(), await place()]) {
    assertEquals(id.startsWith("ord_"), true, id);
  }
});
