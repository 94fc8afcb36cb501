import Stripe from "stripe";
import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "../conversation/actor.ts";
import { type PaymentState, readCheckout } from "./checkout_record.ts";
import type { PaymentDeps, SettleDeps } from "./deps.ts";
import { ownSession } from "./event_session.ts";
import { readOwnOrder } from "./read_own_order.ts";
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
 * been paid all the same, in another tab or at an earlier page, so that the
 * order itself is asked where its newest session was not paid.
 */
export async function confirmOrder(
  deps: PaymentDeps,
  actor: Actor,
  orderId: string,
): Promise<Confirmation | null> {
  const userId = actor.user.id;
  const { value } = await readCheckout(deps.kv, userId, orderId);
  if (!value) return null;
  const { session, conversationId } = value;
  const found = session && await confirmPayment(deps, userId, session.id);
  if (found && found.state !== "closed") return found;
  const state = await stateOfOrder(deps, actor, orderId);
  return state && { state, orderId, conversationId };
}

/** What the shop says of the order; null where it is not the person's own. */
async function stateOfOrder(
  deps: PaymentDeps,
  actor: Actor,
  orderId: string,
): Promise<Confirmation["state"] | null> {
  try {
    const { status, paymentStatus } = await readOwnOrder(deps, actor, orderId);
    if (paymentStatus === "paid") return "paid";
    const isOpen = status === "pending" && paymentStatus === "unpaid";
    return isOpen ? "open" : "closed";
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 404 ? null : "unknown";
  }
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
