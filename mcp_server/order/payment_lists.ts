import type { TransactionSql } from "../storage/statement.ts";
import type { PageRange } from "../storage/page.ts";
import {
  paymentRow,
  refundRow,
  type StoredDispute,
} from "./payment_columns.ts";
import type { KnownPayment } from "./payment_store.ts";
import type { KnownRefund } from "./refund_store.ts";
import type { Mismatches, OrderPayments } from "./staff_payment_schemas.ts";

/** What was paid for an order, given back and contested, the oldest first. */
export async function listPayments(
  sql: TransactionSql,
  orderId: string,
  toLocal: (at: Date) => string,
): Promise<OrderPayments> {
  const [payments, refunds, disputes] = await Promise.all([
    sql<KnownPayment[]>`
      select ${paymentRow.list} from order_payments
      where order_id = ${orderId} order by created_at, id`.execute(),
    sql<KnownRefund[]>`
      select ${refundRow.list} from order_refunds
      where order_id = ${orderId} order by created_at, id`.execute(),
    sql<Omit<StoredDispute, "orderId" | "issuer">[]>`
      select id, payment_intent as "paymentIntent",
        amount_minor as "amountMinor", currency, status, reason,
        due_by as "dueBy", updated_at as "updatedAt"
      from order_disputes
      where order_id = ${orderId} order by updated_at, id`.execute(),
  ]);
  return {
    payments: payments.map(({ id: _, orderId: __, createdAt, ...payment }) => ({
      ...payment,
      at: toLocal(createdAt),
    })),
    refunds: refunds.map(({ id, orderId: _, createdAt, ...refund }) => ({
      ...refund,
      refundId: id,
      at: toLocal(createdAt),
    })),
    disputes: disputes.map(({ id, dueBy, updatedAt, ...dispute }) => ({
      ...dispute,
      disputeId: id,
      dueBy: dueBy && toLocal(dueBy),
      at: toLocal(updatedAt),
    })),
  };
}

/** A payment that was not accepted, with its order. */
export type MismatchRow = Omit<Mismatches["items"][number], "at"> & {
  id: string;
  createdAt: Date;
};

/** Payments that their orders did not keep, the latest first. */
export async function listMismatches(
  sql: TransactionSql,
  { after, limit }: PageRange<Date>,
): Promise<MismatchRow[]> {
  return await sql<MismatchRow[]>`
    select payment.id, payment.payment_intent as "paymentIntent",
      payment.amount_minor as "amountMinor", payment.currency, payment.outcome,
      payment.created_at as "createdAt", orders.id as "orderId", orders.number,
      customers.name as "customerName", orders.total_minor as "totalMinor",
      orders.currency as "orderCurrency", (
        select status from order_refunds refund
        where refund.order_id = payment.order_id
          and refund.payment_intent = payment.payment_intent
        order by refund.created_at desc, refund.id desc limit 1
      ) as "refundStatus"
    from order_payments payment
    join orders on orders.id = payment.order_id
    join customers on customers.id = orders.customer_id
    where payment.outcome <> 'paid'
      ${
    after
      ? sql`and (payment.created_at, payment.id) < (${after.first}, ${after.id})`
      : sql``
  }
    order by payment.created_at desc, payment.id desc limit ${limit}`;
}
