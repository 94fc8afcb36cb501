import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import type { Actor } from "../storage/actor.ts";
import { ownedBy } from "../storage/owned_by.ts";
import type { RowOf } from "../storage/table.ts";
import type { Filled } from "../operation/details.ts";
import { orderItems, orderRow, orders, type StoredOrder } from "./columns.ts";
import type { Order, OrderDetails, OrderItem } from "./schemas.ts";

/** An item of a new order. */
export interface NewItem extends OrderItem, ItemTax {}

/** How an item is taxed when it is ordered. */
export interface ItemTax {
  /** Hundredths of a percent. */
  taxRate: number;
  reducedTax: boolean;
}

/** A new order, apart from its number. */
export interface NewOrder extends Filled<OrderDetails> {
  id: string;
  /** Or an expression that gives it. */
  customerId: string | Statement<Row[]>;
  items: readonly NewItem[];
  totalMinor: number;
  currency: string;
  expiresAt: Date;
  now: Date;
}

/**
 * Writes a pending order of the acting user; undefined where the number is
 * taken, and then nothing was written.
 */
export async function createOrder(
  sql: TransactionSql,
  number: string,
  order: NewOrder,
): Promise<StoredOrder | undefined> {
  const { items, now, ...given } = order;
  const values = orders.values({
    ...given,
    number,
    issuer: sql`app_issuer()`,
    userId: sql`app_user_id()`,
    status: "pending",
    paymentStatus: "unpaid",
    fulfilmentStatus: "unfulfilled",
    staffNote: null,
    paymentIntent: null,
    paidAt: null,
    readyAt: null,
    refundedMinor: 0,
    awaitsVoucher: false,
    soldBy: null,
    createdBy: "ai-service",
    createdAt: now,
    updatedAt: now,
  });
  const [row] = await sql<RowOf<typeof orderRow>[]>`
    insert into orders ${values} on conflict (number) do nothing
    returning ${orderRow.list}`;
  if (!row) return undefined;
  const rows = items.map(({ name, ...item }, position) => ({
    ...item,
    orderId: order.id,
    position,
    nameJa: name.ja,
    nameEn: name.en,
  }));
  await sql`insert into order_items ${orderItems.valuesOf(rows)}`;
  return { ...row, items: items.map(toItem) };
}

function toItem(
  { productId, name, quantity, unitPriceMinor }: NewItem,
): OrderItem {
  return { productId, name, quantity, unitPriceMinor };
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

/** The statement that locks the actor's order against other changes. */
export function lockOrder(
  sql: TransactionSql,
  actor: Actor,
  id: string,
): Statement<Row[]> {
  return sql`select from orders
    where id = ${id} and ${ownedBy(sql, actor)} for update`;
}

/** Cancels an unpaid order, which then holds no stock. */
export async function cancelOrder(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<void> {
  await sql`
    update orders set status = 'cancelled', updated_at = ${now}
    where id = ${id} and status = 'pending'`;
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

/**
 * Writes that an order was paid, which confirms it, also where it had expired.
 *
 * @param payment With a null payment intent, it was paid at the counter.
 */
export async function markOrderPaid(
  sql: TransactionSql,
  id: string,
  { paymentIntent, now }: { paymentIntent: string | null; now: Date },
): Promise<StoredOrder> {
  return await updateOrder(sql, id, {
    status: "confirmed",
    paymentStatus: "paid",
    ...(paymentIntent !== null && { paymentIntent }),
    paidAt: now,
    awaitsVoucher: false,
    updatedAt: now,
  });
}

/** Writes changes of an order; those that the actor's role may. */
export async function updateOrder(
  sql: TransactionSql,
  id: string,
  changes: Partial<RowOf<typeof orders>>,
): Promise<StoredOrder> {
  const [row] = await sql<[StoredOrder]>`
    update orders set ${orders.assignments(changes)}
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

/** Writes that an order was handed over, and takes its items from stock. */
export async function markHandedOver(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<StoredOrder> {
  await sql`
    select from products where id in (
      select product_id from order_items where order_id = ${id})
    order by id for no key update`;
  await sql`
    update products set stock = stock - quantity from order_items
    where order_id = ${id} and product_id = products.id`;
  const [row] = await sql<[StoredOrder]>`
    update orders set fulfilment_status = 'fulfilled', status = 'completed',
      updated_at = ${now}
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

function columns(sql: TransactionSql) {
  return sql`${orderRow.list}, (
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
