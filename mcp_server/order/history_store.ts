import type { TransactionSql } from "../storage/statement.ts";
import type { PaymentOutcome, RefundStatus } from "./payment_schemas.ts";

/** A recorded call that changed the order, the latest first. */
export interface ChangeRow {
  at: Date;
  operation: string;
  by: "user" | "staff" | "service";
  staffName: string | null;
  /** Status and end of the hold, as they were afterwards. */
  status: string | null;
  expiresAt: string | null;
}

/** What became of money, each piece of it once. */
export interface MoneyRow {
  at: Date;
  kind: "payment" | "refund" | "dispute" | "dispute_over";
  outcome: PaymentOutcome | RefundStatus | null;
}

/** Recorded calls of one order that are looked through. */
const MAX_CALLS = 10_000;

/** Statuses of a dispute that is over; a later report of an earlier one is late. */
export const CLOSED_DISPUTES = ["won", "lost", "warning_closed", "prevented"];

/**
 * The calls that changed the order. Services report the same payment as often as
 * they like, and hold an order again with every look at its payment page, so a
 * call that left the order as it was is no event, and money is read from where
 * it is kept once. A refund leaves the order as it was until it is made.
 */
export async function listChanges(
  sql: TransactionSql,
  orderId: string,
): Promise<ChangeRow[]> {
  return await sql<ChangeRow[]>`
    select at, operation, actor_kind as by, staff_name as "staffName",
      after -> 'order' ->> 'status' as status,
      after -> 'order' ->> 'expiresAt' as "expiresAt"
    from record_history(${orderId}, ${MAX_CALLS})
    where operation not in
        ('order_mark_paid', 'order_mark_refunded', 'order_mark_disputed')
      and (before -> 'order' is distinct from after -> 'order'
        or operation = 'order_refund'
        or operation = 'order_note'
          and after -> 'order' ->> 'staffNote' is not null)
    order by at desc, id desc`;
}

/** Payments, refunds and disputes of the order, as they came to be. */
export async function listMoney(
  sql: TransactionSql,
  orderId: string,
): Promise<MoneyRow[]> {
  return await sql<MoneyRow[]>`
    select created_at as at, 'payment' as kind, outcome
    from order_payments where order_id = ${orderId}
    union all
    select updated_at, 'refund', status from order_refunds
    where order_id = ${orderId} and payment_intent is not null
      and status not in ('requested', 'not_needed')
    union all
    select coalesce(
      (select min(calls.at) from record_history(id, ${MAX_CALLS}) as calls),
      updated_at), 'dispute', null
    from order_disputes where order_id = ${orderId}
    union all
    select updated_at, 'dispute_over', null from order_disputes
    where order_id = ${orderId}
      and status = any (${[...CLOSED_DISPUTES]}::text[])`;
}
