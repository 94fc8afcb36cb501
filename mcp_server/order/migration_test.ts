import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { DEFAULTS } from "../business/store.ts";
import { migrateAll } from "../migrate.ts";
import { readAllMigrations } from "../migrations.ts";
import { migrate } from "../storage/migrate.ts";
import { connectAsOwner } from "../storage/owner_connection.ts";
import { createBareDatabase } from "../storage/test_bare_database.ts";
import { NOON } from "./test_shop.ts";

/** What orders held before `stock` became what is on hand: ten were left. */
const ORDERS = [
  { id: "ord_unpaid", status: "pending", paid: "unpaid", quantity: 1 },
  { id: "ord_lapsed", status: "pending", paid: "unpaid", quantity: 2 },
  { id: "ord_paid", status: "confirmed", paid: "paid", quantity: 4 },
  { id: "ord_expired", status: "expired", paid: "unpaid", quantity: 8 },
  { id: "ord_cancelled", status: "cancelled", paid: "unpaid", quantity: 16 },
];

Deno.test("what orders held is added back once, and expired ones hold nothing", async () => {
  await using database = await createBareDatabase();
  const before = (await readAllMigrations())
    .filter(({ name }) => name < "0018");
  await migrate(database.url, before);
  const owner = connectAsOwner(database.url, { max: 1 });
  await owner`
    insert into customers (id, issuer, user_id, name, created_by, created_at,
      last_seen)
    values ('cus_1', 'i', 'u', '', 'ai-service', ${NOON}, ${NOON})`;
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock)
    values ('prd_oil', '', '', '', '', 1, 'JPY', 10)`;
  for (const [index, { id, status, paid, quantity }] of ORDERS.entries()) {
    const expires = id === "ord_lapsed" ? NOON : new Date("2100-01-01");
    await owner`
      insert into orders (id, number, customer_id, issuer, user_id, status,
        payment_status, fulfilment_status, total_minor, currency, expires_at,
        paid_at, created_by, created_at, updated_at)
      values (${id}, ${`0000-000${index}`}, 'cus_1', 'i', 'u', ${status},
        ${paid}, 'unfulfilled', 1, 'JPY', ${expires},
        ${paid === "paid" ? NOON : null}, 'ai-service', ${NOON}, ${NOON})`;
    await owner`
      insert into order_items (order_id, position, product_id, name_ja, name_en,
        quantity, unit_price_minor)
      values (${id}, 0, 'prd_oil', '', '', ${quantity}, 1)`;
  }
  await migrateAll(database.url);
  const [row] = await owner`
    select stock, (select quantity from held_stock(${NOON}, null)) as held,
      (select quantity from lapsed_stock(${NOON})) as "toOldServers"
    from products`;
  await owner.end();
  assertEquals({ ...row }, { stock: 17, held: 5, toOldServers: -5 });
});

Deno.test("orders that were paid before keep the seller of the day of the migration", async () => {
  await using database = await createBareDatabase();
  const before = (await readAllMigrations())
    .filter(({ name }) => name < "0108");
  await migrate(database.url, before);
  const owner = connectAsOwner(database.url, { max: 1 });
  const settings = {
    ...DEFAULTS,
    nameEn: "Shop",
    phone: "03-0000-0000",
    updatedAt: NOON,
  };
  const columns = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      postgres.fromCamel(name),
      value,
    ]),
  );
  await owner`insert into business ${owner(columns)}`;
  await owner`
    insert into customers (id, issuer, user_id, name, created_by, created_at,
      last_seen)
    values ('cus_1', 'i', 'u', '', 'ai-service', ${NOON}, ${NOON})`;
  const orders = [["ord_paid", NOON], ["ord_unpaid", null]] as const;
  for (const [index, [id, paidAt]] of orders.entries()) {
    await owner`
      insert into orders (id, number, customer_id, issuer, user_id, status,
        payment_status, fulfilment_status, total_minor, currency, expires_at,
        paid_at, created_by, created_at, updated_at)
      values (${id}, ${`0000-000${index}`}, 'cus_1', 'i', 'u',
        ${paidAt ? "confirmed" : "pending"}, ${paidAt ? "paid" : "unpaid"},
        'unfulfilled', 1, 'JPY', ${NOON}, ${paidAt}, 'ai-service', ${NOON},
        ${NOON})`;
  }
  await migrateAll(database.url);
  const rows = await owner`
    select id, sold_by #>> '{name,en}' as name, sold_by ->> 'phone' as phone
    from orders order by id`;
  await owner.end();
  assertEquals(rows.map((row) => ({ ...row })), [
    { id: "ord_paid", name: "Shop", phone: "03-0000-0000" },
    { id: "ord_unpaid", name: null, phone: null },
  ]);
});
