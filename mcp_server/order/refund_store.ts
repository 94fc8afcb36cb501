import type { TransactionSql } from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import type { StoredOrder } from "./columns.ts";
import {
  orderRefunds,
  refundRow,
  type StoredRefund,
} from "./payment_columns.ts";
import type { Refund, RefundStatus } from "./payment_schemas.ts";
import { isVoidedBy } from "./refund_rules.ts";
import { updateOrder } from "./store.ts";

/** A refund as it is read. */
export type KnownRefund = RowOf<typeof refundRow>;

type NewRefund =
  & Omit<
    StoredRefund,
    "issuer" | "userId" | "createdAt" | "updatedAt"
  >
  & { now: Date };

/** Writes down money that is to be given back, or was. */
export async function createRefund(
  sql: TransactionSql,
  { now, ...refund }: NewRefund,
): Promise<Refund> {
  const values = orderRefunds.values({
    ...refund,
    issuer: sql`(select issuer from orders where id = ${refund.orderId})`,
    // The database knows whose order it is, which a service does not.
    userId: null,
    createdAt: now,
    updatedAt: now,
  });
  await sql`insert into order_refunds ${values}`;
  return toRefund(refund);
}

/** The refund that a payment led to when it was reported. */
export async function getRefundOf(
  sql: TransactionSql,
  { orderId, paymentIntent }: { orderId: string; paymentIntent: string },
): Promise<Refund | null> {
  const [row] = await sql<KnownRefund[]>`
    select ${refundRow.list} from order_refunds
    where order_id = ${orderId} and payment_intent = ${paymentIntent}
    order by created_at, id limit 1`;
  return row ? toRefund(row) : null;
}

/** The order's refund of that id, locked against other changes. */
export async function lockRefund(
  sql: TransactionSql,
  { orderId, refundId }: { orderId: string; refundId: string },
): Promise<KnownRefund | undefined> {
  const [row] = await sql<KnownRefund[]>`
    select ${refundRow.list} from order_refunds
    where id = ${refundId} and order_id = ${orderId} for update`;
  return row;
}

/** Writes what became of a refund at the payment provider. */
export async function setRefundStatus(
  sql: TransactionSql,
  id: string,
  { status, now }: { status: RefundStatus; now: Date },
): Promise<void> {
  await sql`
    update order_refunds set status = ${status}, updated_at = ${now}
    where id = ${id}`;
}

/** A payment; where its payment intent is null, one at the counter. */
export interface PaymentOfOrder {
  orderId: string;
  paymentIntent: string | null;
}

/** What was given back of a payment in these statuses, in minor units. */
export async function sumRefunds(
  sql: TransactionSql,
  { orderId, paymentIntent }: PaymentOfOrder,
  statuses: readonly RefundStatus[],
): Promise<number> {
  const [row] = await sql<[{ sum: number }]>`
    select coalesce(sum(amount_minor), 0)::bigint as sum from order_refunds
    where order_id = ${orderId}
      and payment_intent is not distinct from ${paymentIntent}
      and status = any (${[...statuses]}::text[])`;
  return Number(row.sum);
}

/** Makes the order agree with what was given back of its payment. */
export async function agreeWithRefunds(
  sql: TransactionSql,
  order: StoredOrder,
  now: Date,
): Promise<StoredOrder> {
  const { id, totalMinor, paymentIntent, paymentStatus } = order;
  if (paymentStatus === "unpaid") return order;
  const of = { orderId: id, paymentIntent };
  const refundedMinor = await sumRefunds(sql, of, ["succeeded"]);
  if (refundedMinor === order.refundedMinor) return order;
  return await updateOrder(sql, id, {
    refundedMinor,
    paymentStatus: refundedMinor >= totalMinor ? "refunded" : "paid",
    updatedAt: now,
  });
}

/** Cancels an order of which all is given back and nothing was handed over. */
export async function cancelIfVoid(
  sql: TransactionSql,
  order: StoredOrder,
  { givenBack, now }: { givenBack: number; now: Date },
): Promise<StoredOrder> {
  if (!isVoidedBy(order, givenBack)) return order;
  const changes = { status: "cancelled", updatedAt: now } as const;
  return await updateOrder(sql, order.id, changes);
}

function toRefund(
  { id: refundId, amountMinor, currency, reason, status }: Pick<
    KnownRefund,
    "id" | "amountMinor" | "currency" | "reason" | "status"
  >,
): Refund {
  return { refundId, amountMinor, currency, reason, status };
}
