import Stripe from "stripe";

/** What happened, by the name of its event; each one has the type of the SDK. */
export interface EventObjects {
  "checkout.session.completed": Stripe.Checkout.Session;
  "checkout.session.async_payment_succeeded": Stripe.Checkout.Session;
  "checkout.session.async_payment_failed": Stripe.Checkout.Session;
  "checkout.session.expired": Stripe.Checkout.Session;
  "payment_intent.payment_failed": Stripe.PaymentIntent;
  "refund.created": Stripe.Refund;
  "refund.failed": Stripe.Refund;
  "charge.dispute.created": Stripe.Dispute;
}

export type EventName = keyof EventObjects;

/** An event, in the API version that this SDK is pinned to. */
export function createEvent<Name extends EventName>(
  name: Name,
  { id, created, object }: {
    id: string;
    /** Seconds since the epoch. */
    created: number;
    object: EventObjects[Name];
  },
): Stripe.Event {
  const envelope: Omit<Stripe.EventBase, "data" | "type"> = {
    id,
    object: "event",
    api_version: Stripe.API_VERSION,
    created,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  };
  // The pair of name and object is checked by the parameters above.
  return { ...envelope, type: name, data: { object } } as Stripe.Event;
}
