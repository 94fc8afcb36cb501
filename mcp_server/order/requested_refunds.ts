import type { TransactionSql } from "../storage/statement.ts";
import { GIVEN_BACK } from "./refund_rules.ts";
import { type PaymentOfOrder, sumRefunds } from "./refund_store.ts";

/**
 * Asks for no more than is left of a payment: the latest of its refunds that
 * nothing was reported of become smaller, or are not needed any more. The order
 * has to be locked. `paidMinor` is in minor units.
 */
export async function reduceRequested(
  sql: TransactionSql,
  payment: PaymentOfOrder,
  { paidMinor, now }: { paidMinor: number; now: Date },
): Promise<void> {
  let over = await sumRefunds(sql, payment, GIVEN_BACK) - paidMinor;
  if (over <= 0) return;
  const { orderId, paymentIntent } = payment;
  const requested = await sql<{ id: string; amountMinor: number }[]>`
    select id, amount_minor as "amountMinor" from order_refunds
    where order_id = ${orderId} and payment_intent = ${paymentIntent}
      and status = 'requested'
    order by created_at desc, id desc for update`;
  for (const { id, amountMinor } of requested) {
    if (over <= 0) return;
    const rest = amountMinor - over;
    await sql`
      update order_refunds set updated_at = ${now}, ${
      rest > 0 ? sql`amount_minor = ${rest}` : sql`status = 'not_needed'`
    } where id = ${id}`;
    over -= amountMinor;
  }
}
