import type { z } from "zod";
import type { TransactionSql } from "../storage/statement.ts";
import type { refundsOutput } from "./payment_schemas.ts";

type WantedRefund = z.output<typeof refundsOutput>["items"][number];

/** Refunds of the calling service that nothing was reported of, oldest first. */
export async function listRequestedRefunds(
  sql: TransactionSql,
  limit: number,
): Promise<WantedRefund[]> {
  return await sql<WantedRefund[]>`
    select refund.id as "refundId", refund.amount_minor as "amountMinor",
      refund.currency, refund.reason, refund.order_id as "orderId",
      refund.user_id as "userId", orders.number,
      refund.payment_intent as "paymentIntent"
    from order_refunds refund join orders on orders.id = refund.order_id
    where refund.issuer = app_issuer() and refund.status = 'requested'
    order by refund.created_at, refund.id limit ${limit}`;
}
