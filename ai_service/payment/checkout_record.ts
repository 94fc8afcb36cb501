import type { Locale } from "../../shared/ui/locale.ts";
import { paymentKey } from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";

/** What a checkout has come to, as the customer is told. */
export type PaymentState =
  | "open"
  | "awaiting"
  | "paid"
  /** Its page ended without a payment; the order can still be paid. */
  | "lapsed"
  /** The same where the order cannot be paid any more, or is paid already. */
  | "closed"
  /** The money is given back, and the order is not paid. */
  | "returned"
  /** The same, of an order that was cancelled before. */
  | "cancelled"
  /** It is paid already, so this money is given back. */
  | "twice"
  | "unclear";

/**
 * The checkout of an order. Its times are stored before Stripe is asked, so that
 * asking again asks for the same.
 */
export interface CheckoutRecord {
  orderId: string;
  /** What the person knows the order by. */
  order: { number: string; totalMinor: number; currency: string };
  /** Counted from 1; one more with every session. */
  attempt: number;
  /** End of the session, in seconds since the epoch. */
  sessionEndsAt: number;
  /** Until when the order is held, ISO 8601. */
  heldUntil: string;
  locale: Locale;
  /** The conversation that is told; null where there is none. */
  conversationId: string | null;
  /** Missing until Stripe has answered. */
  session?: { id: string; url: string };
  /** Keys of the messages that the conversation has got already; see `tell`. */
  news?: string[];
  /** The refunds that it was told of, with what became of them; see `tellRefund`. */
  refunds?: string[];
}

export function readCheckout(
  kv: Kv,
  userId: string,
  orderId: string,
): Promise<Entry<CheckoutRecord>> {
  return kv.get<CheckoutRecord>(paymentKey(userId, orderId));
}
