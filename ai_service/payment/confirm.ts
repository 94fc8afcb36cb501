import Stripe from "stripe";
import { type PaymentState, readCheckout } from "./checkout_record.ts";
import type { PaymentDeps, SettleDeps } from "./deps.ts";
import { ownSession } from "./event_session.ts";
import { retrieveSession, settle } from "./settle.ts";

/** What the page behind a payment shows. */
export interface Confirmation {
  /** Unknown while Stripe or the shop does not answer. */
  state: PaymentState | "unknown";
  orderId: string | null;
  /** Where the payment was begun. */
  conversationId: string | null;
}

const UNKNOWN: Confirmation = {
  state: "unknown",
  orderId: null,
  conversationId: null,
};

/**
 * Settles the session for the person who comes back from its page. Null where
 * there is no such session, or it is of somebody else.
 */
export async function confirmPayment(
  { payment, ...deps }: PaymentDeps,
  userId: string,
  sessionId: string,
): Promise<Confirmation | null> {
  if (!payment) return null;
  const settling = { ...deps, payment };
  const session = await findSession(settling, sessionId);
  if (session === "unavailable") return UNKNOWN;
  const own = session && ownSession(session);
  if (own?.userId !== userId) return null;
  const { orderId } = own;
  const { value } = await readCheckout(deps.kv, userId, orderId);
  const place = { orderId, conversationId: value?.conversationId ?? null };
  try {
    const { state } = await settle(settling, userId, own);
    return { state, ...place };
  } catch (cause) {
    // The worker goes on with it.
    deps.log.error("payment_unconfirmed", { userId, orderId, cause });
    return { ...UNKNOWN, ...place };
  }
}

/**
 * The same for the person who left the page of an order's payment. It may have
 * been paid all the same, in another tab.
 */
export async function confirmOrder(
  deps: PaymentDeps,
  userId: string,
  orderId: string,
): Promise<Confirmation> {
  const { value } = await readCheckout(deps.kv, userId, orderId);
  const { session, conversationId = null } = value ?? {};
  const found = session && await confirmPayment(deps, userId, session.id);
  return found ?? { state: "open", orderId, conversationId };
}

async function findSession(
  deps: SettleDeps,
  sessionId: string,
): Promise<Stripe.Checkout.Session | undefined | "unavailable"> {
  try {
    return await retrieveSession(deps, sessionId);
  } catch (error) {
    const { StripeInvalidRequestError } = Stripe.errors;
    if (error instanceof StripeInvalidRequestError) return undefined;
    deps.log.error("payment_unconfirmed", { cause: error });
    return "unavailable";
  }
}
