import type { TransactionSql } from "../storage/statement.ts";
import type { Actor } from "../storage/actor.ts";
import { ownedBy } from "../storage/owned_by.ts";
import type { Order, OrderItem } from "./schemas.ts";

/** An order as it is stored. */
export interface StoredOrder extends Omit<Order, "expiresAt"> {
  paymentIntent: string | null;
  expiresAt: Date;
  createdAt: Date;
}

/** A new order, apart from its number. */
export interface NewOrder {
  id: string;
  customerId: string;
  items: readonly OrderItem[];
  totalMinor: number;
  currency: string;
  note: string | null;
  expiresAt: Date;
  now: Date;
}

/**
 * Writes a pending order of the acting user. Resolves to whether the number
 * was free; if not, nothing was written.
 */
export async function createOrder(
  sql: TransactionSql,
  number: string,
  order: NewOrder,
): Promise<boolean> {
  const { id, customerId, items, totalMinor, currency } = order;
  const { note, expiresAt, now } = order;
  const created = await sql`
    insert into orders
      (id, number, customer_id, issuer, user_id, status, payment_status,
        fulfilment_status, total_minor, currency, note, expires_at,
        created_by, created_at, updated_at)
    values (${id}, ${number}, ${customerId}, app_issuer(), app_user_id(),
      'pending', 'unpaid', 'unfulfilled', ${totalMinor}, ${currency}, ${note},
      ${expiresAt}, 'ai-service', ${now}, ${now})
    on conflict (number) do nothing
    returning 1`;
  if (created.length === 0) return false;
  const rows = items.map(({ productId, name, ...item }, position) => ({
    position,
    product_id: productId,
    name_ja: name.ja,
    name_en: name.en,
    quantity: item.quantity,
    unit_price_minor: item.unitPriceMinor,
  }));
  await sql`
    insert into order_items
      (order_id, position, product_id, name_ja, name_en, quantity,
        unit_price_minor)
    select ${id}, position, product_id, name_ja, name_en, quantity,
      unit_price_minor
    from jsonb_to_recordset(${sql.json(rows)}) as item
      (position int, product_id text, name_ja text, name_en text, quantity int,
        unit_price_minor bigint)`;
  return true;
}

/** The actor's order of that id, locked against other changes on request. */
export async function getOrder(
  sql: TransactionSql,
  actor: Actor,
  id: string,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<StoredOrder | undefined> {
  const [row] = await sql<StoredOrder[]>`
    select ${columns(sql)} from orders
    where id = ${id} and ${ownedBy(sql, actor)}
    ${forUpdate ? sql`for update` : sql``}`;
  return row;
}

/** Which orders, from where on. */
export interface OrderFilter {
  /** As it is at `now`. */
  status?: Order["status"] | undefined;
  now: Date;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last order of the page before. */
  after?: { createdAt: Date; id: string } | undefined;
  limit: number;
}

/** The actor's orders, latest first. */
export async function listOrders(
  sql: TransactionSql,
  actor: Actor,
  { status, now, from, to, after, limit }: OrderFilter,
): Promise<StoredOrder[]> {
  return await sql<StoredOrder[]>`
    select ${columns(sql)} from orders
    where ${ownedBy(sql, actor)}
      ${status ? sql`and ${hasStatus(sql, status, now)}` : sql``}
      ${from ? sql`and created_at >= ${from}` : sql``}
      ${to ? sql`and created_at < ${to}` : sql``}
      ${
    after
      ? sql`and (created_at, id) < (${after.createdAt}, ${after.id})`
      : sql``
  }
    order by created_at desc, id desc limit ${limit}`;
}

/** Writes that an order was paid; a pending one is then confirmed. */
export async function markOrderPaid(
  sql: TransactionSql,
  id: string,
  { paymentIntent, now }: { paymentIntent: string; now: Date },
): Promise<StoredOrder> {
  const [row] = await sql<[StoredOrder]>`
    update orders set payment_status = 'paid', paid_at = ${now},
      payment_intent = ${paymentIntent}, updated_at = ${now},
      status = case when status = 'pending' then 'confirmed' else status end
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

function columns(sql: TransactionSql) {
  return sql`id, number, status, payment_status as "paymentStatus",
    fulfilment_status as "fulfilmentStatus", total_minor as "totalMinor",
    currency, payment_intent as "paymentIntent", expires_at as "expiresAt",
    created_at as "createdAt", (
      select json_agg(json_build_object(
        'productId', product_id,
        'name', json_build_object('ja', name_ja, 'en', name_en),
        'quantity', quantity, 'unitPriceMinor', unit_price_minor
      ) order by position)
      from order_items where order_id = orders.id
    ) as items`;
}

function hasStatus(sql: TransactionSql, status: Order["status"], now: Date) {
  switch (status) {
    case "pending":
      return sql`status = 'pending' and expires_at > ${now}`;
    case "expired":
      return sql`(status = 'expired'
        or status = 'pending' and expires_at <= ${now})`;
    default:
      return sql`status = ${status}`;
  }
}
