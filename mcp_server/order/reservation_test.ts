import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import { orderSlice } from "./slice.ts";
import { releaseExpiredOrders } from "./stock.ts";
import { afterNoon, NOON } from "./test_shop.ts";

type Wish = Record<string, number>;

async function order(
  database: TestDatabase,
  wish: Wish,
  { by = "hanako", now = NOON }: { by?: string; now?: Date } = {},
) {
  const items = Object.entries(wish)
    .map(([productId, quantity]) => ({ productId, quantity }));
  const call = { input: { items }, actor: testUser(by), now };
  return (await runOperation(database, "order_create", call)).order;
}

async function stockSeen(database: TestDatabase, productId: string, now: Date) {
  const call = { input: { productId }, now };
  const { product } = await runOperation(database, "product_get", call);
  return product.stock;
}

/** Results of both reads of the shop. */
async function shown(database: TestDatabase, productId: string, now: Date) {
  const { items } = await runOperation(database, "product_list", { now });
  const listed = items.find((item: { id: string }) => item.id === productId);
  assertEquals(listed.stock, await stockSeen(database, productId, now));
  return listed.stock;
}

Deno.test("an abandoned reservation returns at its second, with nobody to sweep", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { stock: 10 });
  const { id } = await order(database, { prd_oil: 10 });
  assertEquals(await shown(database, "prd_oil", NOON), 0);
  const justBefore = new Date(afterNoon(30).getTime() - 1);
  assertEquals(await shown(database, "prd_oil", justBefore), 0);
  const early = await assertRejects(
    () => order(database, { prd_oil: 1 }, { by: "ken", now: justBefore }),
    ApiError,
  );
  assertEquals(early.details, { productId: "prd_oil", available: 0 });

  const now = afterNoon(30);
  assertEquals(await shown(database, "prd_oil", now), 10);
  await order(database, { prd_oil: 4 }, { by: "ken", now });
  assertEquals(await stockOf(owner, "prd_oil"), 6);
  assertEquals(await shown(database, "prd_oil", now), 6);
  const read = { input: { orderId: id }, now };
  const { order: abandoned } = await runOperation(database, "order_get", read);
  assertEquals(abandoned.status, "expired");
  assertEquals(abandoned.expiresAt, "2030-01-07T12:30:00+09:00");
});

Deno.test("a refused order gives nothing back twice", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil", { stock: 3 });
  await order(database, { prd_oil: 3 });
  for (let tries = 0; tries < 3; tries++) {
    const late = { by: "ken", now: afterNoon(31) };
    const error = await assertRejects(
      () => order(database, { prd_oil: 4 }, late),
      ApiError,
    );
    assertEquals(error.details, { productId: "prd_oil", available: 3 });
    assertEquals(await shown(database, "prd_oil", late.now), 3);
  }
});

Deno.test("many sweepers and customers at once return each reservation once", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { stock: 60 });
  await addProduct(owner, "prd_wax", { stock: 60 });
  for (let index = 0; index < 20; index++) {
    await order(database, { prd_oil: 3, prd_wax: 3 }, { by: `usr_${index}` });
  }
  const now = afterNoon(45);
  const sweeps = Array.from(
    { length: 10 },
    () => releaseExpiredOrders(database.sql, now),
  );
  const orders = Array.from(
    { length: 20 },
    (_, index) =>
      order(
        database,
        index % 2 ? { prd_oil: 1, prd_wax: 1 } : { prd_wax: 1, prd_oil: 1 },
        { by: `usr_${index}`, now },
      ),
  );
  const looks = Array.from(
    { length: 20 },
    () => stockSeen(database, "prd_oil", now),
  );
  const [swept, seen] = await Promise.all([
    Promise.all(sweeps),
    Promise.all(looks),
    Promise.all(orders),
  ]);
  assertEquals(swept.every((count) => count <= 20), true);
  assertEquals(seen.every((stock) => stock >= 40 && stock <= 60), true);
  assertEquals(await stockOf(owner, "prd_oil"), 40);
  assertEquals(await stockOf(owner, "prd_wax"), 40);
  const expired = await owner`select from orders where status = 'expired'`;
  assertEquals(expired.length, 20);
  assertEquals(await releaseExpiredOrders(database.sql, now), 0);
});

Deno.test("a sweep leaves alone what is paid, cancelled or still in time", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { stock: 10 });
  const paid = await order(database, { prd_oil: 1 });
  const cancelled = await order(database, { prd_oil: 2 });
  await order(database, { prd_oil: 3 }, { now: afterNoon(10) });
  await order(database, { prd_oil: 4 });
  await owner`
    update orders set status = 'confirmed', payment_status = 'paid',
      paid_at = ${NOON}
    where id = ${paid.id}`;
  await owner`update orders set status = 'cancelled' where id = ${cancelled.id}`;
  assertEquals(await releaseExpiredOrders(database.sql, afterNoon(30)), 1);
  assertEquals(await stockOf(owner, "prd_oil"), 6);
});

Deno.test("housekeeping gives back what expired orders hold", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil", { stock: 3 });
  await order(database, { prd_oil: 3 });
  await orderSlice.housekeeping!(database.sql, afterNoon(31));
  assertEquals(await stockOf(database.owner, "prd_oil"), 3);
});

Deno.test("a sweep of more than a batch ends with none left", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { stock: 500 });
  await owner`
    insert into customers (id, issuer, user_id, name, created_by, created_at,
      last_seen)
    values ('cus_1', 'i', 'u', '', 'ai-service', ${NOON}, ${NOON})`;
  await owner`
    insert into orders (id, number, customer_id, issuer, user_id, status,
      payment_status, fulfilment_status, total_minor, currency, expires_at,
      created_by, created_at, updated_at)
    select 'ord_' || n, '0000-0' || n, 'cus_1', 'i', 'u', 'pending', 'unpaid',
      'unfulfilled', 1, 'JPY', ${NOON}, 'ai-service', ${NOON}, ${NOON}
    from generate_series(100, 349) n`;
  await owner`
    insert into order_items (order_id, position, product_id, name_ja, name_en,
      quantity, unit_price_minor)
    select id, 0, 'prd_oil', '', '', 2, 1 from orders`;
  assertEquals(await shown(database, "prd_oil", NOON), 500);
  assertEquals(await releaseExpiredOrders(database.sql, NOON), 250);
  assertEquals(await stockOf(owner, "prd_oil"), 500);
  assertEquals(await shown(database, "prd_oil", NOON), 500);
});

Deno.test("paying, forgetting and sweeping at once, each order is paid or returned", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  const people = Array.from({ length: 20 }, (_, index) => `usr_${index}`);
  await addProduct(owner, "prd_oil", { stock: 40 });
  const orders: { id: string }[] = [];
  for (const by of [...people, ...people]) {
    orders.push(await order(database, { prd_oil: 1 }, { by }));
  }
  const actor = {
    kind: "service",
    issuer: "ai-service.test",
    jti: "j",
  } as const;
  const inTime = new Date(afterNoon(30).getTime() - 1);
  const pay = async (orderId: string) => {
    const input = {
      orderId,
      paymentIntent: `pi_${orderId}`,
      amountMinor: 1000,
      currency: "JPY",
    };
    try {
      await runOperation(database, "order_mark_paid", {
        input,
        actor,
        now: inTime,
      });
      return "paid";
    } catch (error) {
      return error instanceof ApiError ? error.code : String(error);
    }
  };
  const forget = (userId: string) =>
    runOperation(database, "customer_forget", {
      input: { userId },
      actor,
      now: inTime,
    });
  const sweep = () => releaseExpiredOrders(database.sql, afterNoon(30));
  const [decisions] = await Promise.all([
    Promise.all(orders.map(({ id }) => pay(id))),
    Promise.all(people.map(forget)),
    Promise.all(Array.from({ length: 5 }, sweep)),
  ]);
  const paid = decisions.filter((decision) => decision === "paid").length;
  const late =
    decisions.filter((decision) => decision === "order_expired").length;
  assertEquals(paid + late, 40);
  assertEquals(await stockOf(owner, "prd_oil"), late);
});
