import type Stripe from "stripe";
import type { SettleDeps } from "./deps.ts";

/** The order of a payment. */
export interface PaidOrder {
  orderId: string;
  paymentIntent: string;
}

/**
 * Tells the shop how the refunds that it asked for stand, and which disputes
 * there are. Telling the same again changes nothing.
 *
 * @throws {Error} If Stripe or the shop did not answer.
 */
export async function reportAftermath(
  deps: SettleDeps,
  paid: PaidOrder,
): Promise<void> {
  const { stripe } = deps.payment;
  const payment_intent = paid.paymentIntent;
  const refunds = await stripe.refunds.list({ payment_intent, limit: 100 });
  for (const refund of refunds.data) await reportRefund(deps, paid, refund);
  const disputes = await stripe.disputes.list({ payment_intent, limit: 100 });
  for (const dispute of disputes.data) {
    await reportDispute(deps, paid, dispute);
  }
}

/** How a refund stands, in the words of the shop. */
export function refundStatus(
  { status }: Pick<Stripe.Refund, "status">,
): "succeeded" | "failed" | "pending" {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}

async function reportRefund(
  { callAsService, log }: SettleDeps,
  { orderId }: PaidOrder,
  refund: Stripe.Refund,
): Promise<void> {
  const refundId = refund.metadata?.refund_id;
  if (!refundId) {
    // It was made by hand at Stripe; the shop has not asked for it.
    log.error("refund_unknown", { orderId, stripeRefund: refund.id });
    return;
  }
  const body = {
    orderId,
    refundId,
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    status: refundStatus(refund),
  };
  await callAsService("order:pay", { path: "order/mark_refunded", body });
}

async function reportDispute(
  { callAsService, log }: SettleDeps,
  { orderId, paymentIntent }: PaidOrder,
  { id, amount, currency, status, reason, evidence_details }: Stripe.Dispute,
): Promise<void> {
  const { due_by: dueBy } = evidence_details;
  const body = {
    orderId,
    disputeId: id,
    paymentIntent,
    amountMinor: amount,
    currency: currency.toUpperCase(),
    status,
    reason,
    dueBy: dueBy === null ? null : new Date(dueBy * 1000).toISOString(),
  };
  log.error("payment_disputed", { orderId, disputeId: id, status });
  await callAsService("order:pay", { path: "order/mark_disputed", body });
}
