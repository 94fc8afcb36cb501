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
