import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct, onHandOf } from "../product/test_products.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { afterNoon, NOON } from "./test_shop.ts";

const OIL = "prd_oil";
const SERVICE = {
  kind: "service",
  issuer: "ai-service.test",
  jti: "j",
} as const;

async function order(database: TestDatabase, by: string, now = NOON) {
  const input = { items: [{ productId: OIL, quantity: 1 }] };
  const call = { input, actor: testUser(by), now };
  const { order } = await runOperation(database, "order_create", call);
  return order.id as string;
}

async function pay(database: TestDatabase, orderId: string, now: Date) {
  const payment = { amountMinor: 1000, currency: "JPY" };
  const input = { orderId, paymentIntent: `pi_${orderId}`, ...payment };
  await runOperation(database, "order_mark_paid", {
    input,
    actor: SERVICE,
    now,
  });
}

async function byStaff(
  database: TestDatabase,
  name: string,
  { input, now }: { input: Record<string, unknown>; now: Date },
) {
  return await runOperation(database, name, { input, actor: testStaff, now });
}

function setStock(database: TestDatabase, onHand: number, now = NOON) {
  const input = { productId: OIL, onHand };
  return byStaff(database, "product_set_stock", { input, now });
}

function handOver(database: TestDatabase, orderId: string, now = NOON) {
  return byStaff(database, "order_hand_over", { input: { orderId }, now });
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

async function shown(database: TestDatabase, now: Date): Promise<number> {
  const call = { input: { productId: OIL }, now };
  return (await runOperation(database, "product_get", call)).product.stock;
}

Deno.test("an order that expires adds nothing to what staff counted", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock: 10 });
  for (const by of ["a", "b", "c"]) await order(database, by);
  assertEquals(await shown(database, NOON), 7);
  const { stock } = await setStock(database, 10);
  assertEquals(stock, { productId: OIL, onHand: 10, held: 3, free: 7 });
  assertEquals(await shown(database, afterNoon(31)), 10);
  assertEquals(await onHandOf(database.owner, OIL), 10);
});

Deno.test("the stock cannot be set below what orders hold", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock: 10 });
  for (const by of ["a", "b", "c"]) await order(database, by);
  const error = await assertRejects(() => setStock(database, 2), ApiError);
  assertEquals([error.code, error.details], ["less_than_held", { held: 3 }]);
  const { stock } = await setStock(database, 3);
  assertEquals(stock.free, 0);
  assertEquals(await codeOf(order(database, "d")), "out_of_stock");
  assertEquals((await setStock(database, 0, afterNoon(31))).stock.held, 0);
});

Deno.test("what is on hand falls once, when a paid order is handed over", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, OIL, { stock: 5 });
  const id = await order(database, "a");
  assertEquals(await codeOf(handOver(database, id)), "order_not_paid");
  await pay(database, id, NOON);
  const later = afterNoon(60);
  assertEquals([await onHandOf(owner, OIL), await shown(database, later)], [
    5,
    4,
  ]);
  for (let times = 0; times < 2; times++) {
    const { order } = await handOver(database, id, later);
    assertEquals([order.status, order.fulfilmentStatus], [
      "completed",
      "fulfilled",
    ]);
    assertEquals([await onHandOf(owner, OIL), await shown(database, later)], [
      4,
      4,
    ]);
  }
});

/** What is stored, with what orders hold counted anew from their rows. */
async function ledger({ owner }: TestDatabase, now: Date) {
  const [row] = await owner<[{ onHand: number; held: number }]>`
    select stock as "onHand", (
      select count(*)::int from orders
      where fulfilment_status = 'unfulfilled'
        and (status = 'confirmed' or status = 'pending' and expires_at > ${now})
    ) as held from products where id = ${OIL}`;
  return row;
}

Deno.test("while 100 customers order of 30, staff count and hand over, what is on hand is held or free", async () => {
  await using database = await createTestDatabase({ max: 12 });
  const { owner } = database;
  await addProduct(owner, OIL, { stock: 30 });
  let drift = 0;
  let steps = 0;
  let counted = 30;
  let handedOver = 0;
  const placed: string[] = [];
  for (let round = 0; round < 10; round++) {
    const now = afterNoon(10 * round);
    // Some pay within their half hour, the others expire.
    const paying = placed.splice(0).filter((_, index) => index % 2 === 0);
    const orders = Array.from({ length: 10 }, async (_, index) => {
      placed.push(await order(database, `usr_${round}_${index}`, now));
    });
    const paid = paying.map(async (id) => {
      await pay(database, id, now);
      await handOver(database, id, now);
      handedOver++;
    });
    const counting = [0, 1, 2].map(async () => {
      const { onHand } = await ledger(database, now);
      // Counted while others act: what is set must not undo a hand-over.
      const input = {
        productId: OIL,
        onHand: onHand + 1,
        expectedOnHand: onHand,
      };
      await byStaff(database, "product_set_stock", { input, now });
      counted++;
    });
    const watching = Array.from({ length: 5 }, async () => {
      const { onHand, held } = await ledger(database, now);
      steps++;
      if (held > onHand) drift++;
    });
    const results = await Promise.allSettled([
      ...orders,
      ...paid,
      ...counting,
      ...watching,
    ]);
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      const { reason } = result;
      assert(reason instanceof ApiError, String(reason));
      assert(
        ["out_of_stock", "stock_changed"].includes(reason.code),
        reason.code,
      );
    }
    const { onHand, held } = await ledger(database, now);
    steps++;
    const free = await shown(database, now);
    if (onHand !== held + free || onHand !== counted - handedOver) drift++;
  }
  assert(handedOver > 10 && counted > 30, "too little happened");
  console.log(`${steps} steps, ${handedOver} handed over, ${counted} counted`);
  console.log(`figure: stock_drift = ${drift} (goal = 0)`);
  assertEquals(drift, 0);
});
