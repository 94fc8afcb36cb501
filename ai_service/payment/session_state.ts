import type Stripe from "stripe";

/** What a session says of the payment of its order. */
export type SessionState =
  | { state: "open"; endsAt: Date }
  /** A voucher can be paid until then. */
  | { state: "awaiting"; until: Date }
  | {
    state: "paid";
    paymentIntent: string;
    amountMinor: number;
    /** ISO 4217 in capitals. */
    currency: string;
  }
  /** Nothing was paid, and nothing can be paid any more. */
  | { state: "lapsed"; hadVoucher: boolean };

/** Longest time for which a voucher can be paid, in seconds. */
const LONGEST_VOUCHER = 61 * 24 * 60 * 60;

/**
 * Reads a session that was fetched with its payment intent.
 *
 * @throws {TypeError} If it was fetched without it.
 */
export function readSession(session: Stripe.Checkout.Session): SessionState {
  const intent = intentOf(session);
  if (session.status === "open") {
    return { state: "open", endsAt: new Date(session.expires_at * 1000) };
  }
  if (session.status !== "complete" || !intent) {
    return { state: "lapsed", hadVoucher: false };
  }
  if (session.payment_status !== "unpaid") return paid(session, intent);
  if (["canceled", "requires_payment_method"].includes(intent.status)) {
    return { state: "lapsed", hadVoucher: true };
  }
  return { state: "awaiting", until: voucherEnd(session, intent) };
}

function intentOf(
  { payment_intent }: Stripe.Checkout.Session,
): Stripe.PaymentIntent | undefined {
  if (typeof payment_intent === "string") {
    throw new TypeError("The session was fetched without its payment intent");
  }
  return payment_intent ?? undefined;
}

function paid(
  { amount_total, currency }: Stripe.Checkout.Session,
  { id }: Stripe.PaymentIntent,
): SessionState {
  return {
    state: "paid",
    paymentIntent: id,
    amountMinor: amount_total ?? 0,
    currency: (currency ?? "").toUpperCase(),
  };
}

function voucherEnd(
  { created }: Stripe.Checkout.Session,
  { next_action }: Stripe.PaymentIntent,
): Date {
  const end = next_action?.konbini_display_details?.expires_at;
  return new Date((end ?? created + LONGEST_VOUCHER) * 1000);
}
