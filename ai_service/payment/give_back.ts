import Stripe from "stripe";
import type { SettleDeps } from "./deps.ts";
import type { Payment } from "./shop_orders.ts";

/** What Stripe says of a payment of which nothing is left to give back. */
const ALREADY = "charge_already_refunded";

/**
 * Gives the whole payment back, once. Of money for which the shop has no order,
 * nobody but the person can know, so it is logged for staff to see.
 *
 * @throws {Error} If Stripe does not answer.
 */
export async function giveBack(
  { payment: { stripe }, log }: SettleDeps,
  { orderId, sessionId }: { orderId: string; sessionId: string },
  { paymentIntent }: Payment,
): Promise<void> {
  log.error("payment_refused", { orderId, sessionId, paymentIntent });
  try {
    await stripe.refunds.create(
      { payment_intent: paymentIntent, metadata: { order_id: orderId } },
      { idempotencyKey: `refund:${paymentIntent}` },
    );
  } catch (error) {
    const { StripeInvalidRequestError } = Stripe.errors;
    const isDone = error instanceof StripeInvalidRequestError &&
      error.code === ALREADY;
    if (!isDone) throw error;
  }
}
