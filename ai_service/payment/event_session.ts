import type Stripe from "stripe";

/** The session that an event is of, and whose order it pays. */
export interface EventSession {
  userId: string;
  orderId: string;
  sessionId: string;
}

/**
 * The session that the event is of. Undefined where it is of nothing that this
 * service has made, or of a kind that changes no order.
 *
 * @throws {Error} If Stripe does not answer.
 */
export async function sessionOf(
  stripe: Stripe,
  event: Stripe.Event,
): Promise<EventSession | undefined> {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return ownSession(event.data.object);
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
      return await sessionOfPayment(stripe, event.data.object);
    default:
      return undefined;
  }
}

/** Of a session, what this service wrote into it. */
export function ownSession(
  { id, metadata }: Stripe.Checkout.Session,
): EventSession | undefined {
  const { user_id: userId, order_id: orderId } = metadata ?? {};
  return userId && orderId ? { userId, orderId, sessionId: id } : undefined;
}

async function sessionOfPayment(
  stripe: Stripe,
  { payment_intent: intent }: Stripe.Refund | Stripe.Dispute,
): Promise<EventSession | undefined> {
  const id = typeof intent === "string" ? intent : intent?.id;
  if (!id) return undefined;
  const { data: [session] } = await stripe.checkout.sessions
    .list({ payment_intent: id, limit: 1 });
  return session && ownSession(session);
}
