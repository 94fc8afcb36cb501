import type { OperationContext } from "../operation/operation.ts";
import { refundRow } from "./payment_columns.ts";
import { GIVEN_BACK } from "./refund_rules.ts";
import {
  createRefund,
  type KnownRefund,
  type PaymentOfOrder,
  setRefundStatus,
  sumRefunds,
} from "./refund_store.ts";

/**
 * Asks for no more than is left of a payment: the latest of its refunds that
 * nothing was reported of are not needed any more; what is left of the last of
 * them is asked for anew. The order has to be locked. `paidMinor` is in minor
 * units.
 */
export async function reduceRequested(
  { sql, now, newId }: Pick<OperationContext, "sql" | "now" | "newId">,
  payment: PaymentOfOrder,
  paidMinor: number,
): Promise<void> {
  let over = await sumRefunds(sql, payment, GIVEN_BACK) - paidMinor;
  if (over <= 0) return;
  const requested = await sql<KnownRefund[]>`
    select ${refundRow.list} from order_refunds
    where order_id = ${payment.orderId}
      and payment_intent = ${payment.paymentIntent} and status = 'requested'
    order by created_at desc, id desc for update`;
  for (const refund of requested) {
    if (over <= 0) return;
    await setRefundStatus(sql, refund.id, { status: "not_needed", now });
    const amountMinor = refund.amountMinor - over;
    over -= refund.amountMinor;
    if (amountMinor <= 0) continue;
    await createRefund(sql, {
      ...payment,
      id: newId("rfd_"),
      amountMinor,
      currency: refund.currency,
      reason: refund.reason,
      status: "requested",
      now,
    });
  }
}
