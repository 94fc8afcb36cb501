import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct } from "../product/test_products.ts";
import { testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { afterNoon, NOON } from "./test_shop.ts";

const OIL = "prd_oil";

async function order(database: TestDatabase): Promise<string> {
  const input = { items: [{ productId: OIL, quantity: 3 }] };
  return (await runOperation(database, "order_create", { input, now: NOON }))
    .order.id;
}

function cancel(
  database: TestDatabase,
  orderId: string,
  { by = "hanako", now = NOON } = {},
) {
  const call = { input: { orderId }, actor: testUser(by), now };
  return runOperation(database, "order_cancel", call);
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

Deno.test("one's own unpaid order is cancelled, and its stock is free at once", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock: 3 });
  const id = await order(database);
  assertEquals(await codeOf(cancel(database, id, { by: "ken" })), "not_found");
  for (let times = 0; times < 2; times++) {
    const { order } = await cancel(database, id);
    assertEquals([order.status, order.expiresAt], ["cancelled", null]);
  }
  await order(database);
});

Deno.test("a paid or expired order cannot be cancelled by its customer", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, OIL, { stock: 10 });
  const expired = await order(database);
  const late = cancel(database, expired, { now: afterNoon(31) });
  assertEquals(await codeOf(late), "order_not_cancellable");
  const paid = await order(database);
  await owner`
    update orders set status = 'confirmed', payment_status = 'paid', paid_at = now()
    where id = ${paid}`;
  assertEquals(await codeOf(cancel(database, paid)), "order_not_cancellable");
});

Deno.test("a cancellation and a payment at once end with one of them, and the money is kept or given back", async () => {
  await using database = await createTestDatabase({ max: 8 });
  await addProduct(database.owner, OIL, { stock: 1000 });
  const actor = {
    kind: "service",
    issuer: "ai-service.test",
    jti: "j",
  } as const;
  for (let round = 0; round < 20; round++) {
    const orderId = await order(database);
    const input = {
      orderId,
      paymentIntent: `pi_${orderId}`,
      amountMinor: 3000,
      currency: "JPY",
    };
    const results = await Promise.allSettled([
      cancel(database, orderId),
      runOperation(database, "order_mark_paid", { input, actor, now: NOON }),
    ]);
    const [cancelled, paid] = results;
    assert(paid!.status === "fulfilled", "a payment is always taken note of");
    const { order: found, outcome, refund } = paid.value;
    const isCancelled = cancelled!.status === "fulfilled";
    assertEquals(outcome, isCancelled ? "order_cancelled" : "paid");
    assertEquals(found.status, isCancelled ? "cancelled" : "confirmed");
    assertEquals(refund?.amountMinor, isCancelled ? 3000 : undefined);
  }
});
