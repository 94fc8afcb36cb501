import type Stripe from "stripe";
import { ServiceRefusal } from "../auth/service_call.ts";
import type { SettleDeps } from "./deps.ts";
import type { RefundStatus } from "./sentences.ts";
import { tellRefund } from "./tell.ts";

/** The order of a payment, and who paid it. */
export interface PaidOrder {
  userId: string;
  orderId: string;
  paymentIntent: string;
}

/**
 * Tells the shop how the refunds of a payment stand, also those that were made
 * in the pages of Stripe, and which disputes there are. Telling the same again
 * changes nothing.
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
): RefundStatus {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}

/** A refund that was made by hand has Stripe's id there, too. */
async function reportRefund(
  deps: SettleDeps,
  { userId, orderId, paymentIntent }: PaidOrder,
  { id, amount: amountMinor, currency, metadata, ...refund }: Stripe.Refund,
): Promise<void> {
  const asked = metadata?.refund_id;
  const refundId = asked ?? id;
  const status = refundStatus(refund);
  const body = {
    orderId,
    refundId,
    amountMinor,
    currency: currency.toUpperCase(),
    status,
    ...(asked === undefined && { paymentIntent }),
  };
  await callOfKnown(deps, { path: "order/mark_refunded", body });
  const told = { orderId, refundId, amountMinor, status };
  await tellRefund(deps, userId, told);
}

async function reportDispute(
  deps: SettleDeps,
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
  deps.log.error("payment_disputed", { orderId, disputeId: id, status });
  await callOfKnown(deps, { path: "order/mark_disputed", body });
}

/** Of an order or a payment that the shop does not know, nothing is told. */
async function callOfKnown(
  { callAsService, log }: SettleDeps,
  call: { path: string; body: { orderId: string } },
): Promise<void> {
  try {
    await callAsService("order:pay", call);
  } catch (error) {
    if (!(error instanceof ServiceRefusal) || error.status !== 404) throw error;
    log.error("payment_unknown", { orderId: call.body.orderId, cause: error });
  }
}
