import type Stripe from "stripe";
import type { DuePayment } from "../conversation/due_work.ts";
import { type PaymentState, readCheckout } from "./checkout_record.ts";
import type { SettleDeps } from "./deps.ts";
import { giveBack } from "./give_back.ts";
import { readSession, type SessionState } from "./session_state.ts";
import { reportAftermath } from "./report_aftermath.ts";
import { holdOrder, markPaid } from "./shop_orders.ts";
import { tell } from "./tell.ts";

/** What a session's order has come to. */
export interface Settled {
  state: PaymentState;
  /** When to look again; undefined once nothing more can happen. */
  next: Date | undefined;
}

/** Longest pause between two looks at a session that is open, in milliseconds. */
const OPEN_PAUSE = 60_000;
/** The same at a voucher. */
const VOUCHER_PAUSE = 60 * 60_000;
/** So long behind its end, it has ended at Stripe, too; in milliseconds. */
const SPARE = 5_000;

/** A session, and the order that is to agree with it. */
type Checkout = Pick<DuePayment, "orderId" | "sessionId">;

/**
 * Fetches the session and makes its order agree with it. Webhook, success page
 * and worker all come here, so that it does not matter which event came, how
 * often, or in which order.
 *
 * @throws {Error} If Stripe or the shop did not answer: then it is to be done
 * again.
 */
export async function settle(
  deps: SettleDeps,
  userId: string,
  checkout: Checkout,
): Promise<Settled> {
  const session = await retrieveSession(deps, checkout.sessionId);
  const found = readSession(session);
  const settled = await agree(deps, userId, checkout, found);
  const { state } = settled;
  await tell(deps, userId, { ...checkout, state });
  if (found.state === "paid") {
    const { orderId } = checkout;
    const { paymentIntent } = found;
    await reportAftermath(deps, { userId, orderId, paymentIntent });
  }
  deps.log.info("payment_settled", { userId, ...checkout, state });
  return settled;
}

/** The session with its payment intent. */
export function retrieveSession(
  { payment: { stripe } }: SettleDeps,
  sessionId: string,
): Promise<Stripe.Checkout.Session> {
  const expand = ["payment_intent"];
  return stripe.checkout.sessions.retrieve(sessionId, { expand });
}

async function agree(
  deps: SettleDeps,
  userId: string,
  checkout: Checkout,
  found: SessionState,
): Promise<Settled> {
  const { orderId } = checkout;
  switch (found.state) {
    case "open":
      return await keepOpen(deps, userId, checkout, found.endsAt);
    case "awaiting": {
      await holdOrder(deps, orderId, found.until.toISOString());
      return later(deps, "awaiting", found.until, VOUCHER_PAUSE);
    }
    case "paid": {
      const { state: _, ...payment } = found;
      const answer = await markPaid(deps, orderId, payment);
      if (answer === "refused") await giveBack(deps, checkout, payment);
      const state = answer === "refused" ? "returned" : answer;
      return { state, next: undefined };
    }
    case "lapsed":
      return await end(deps, userId, checkout, found.hadVoucher);
  }
}

/** The session takes no payment any more; another one may still pay the order. */
async function end(
  deps: SettleDeps,
  userId: string,
  { orderId }: Checkout,
  hadVoucher: boolean,
): Promise<Settled> {
  // An order of which no voucher waits any more is held for nobody.
  if (hadVoucher) await holdOrder(deps, orderId, null);
  const isHeld = !hadVoucher && await holdsOn(deps, userId, orderId);
  return { state: isHeld ? "lapsed" : "closed", next: undefined };
}

/** Whether the order can still be paid. */
async function holdsOn(
  deps: SettleDeps,
  userId: string,
  orderId: string,
): Promise<boolean> {
  const { value } = await readCheckout(deps.kv, userId, orderId);
  const until = value?.heldUntil;
  return until !== undefined && await holdOrder(deps, orderId, until);
}

/** The session of an order that cannot be paid any more ends at once. */
async function keepOpen(
  deps: SettleDeps,
  userId: string,
  { orderId, sessionId }: Checkout,
  endsAt: Date,
): Promise<Settled> {
  if (await holdsOn(deps, userId, orderId)) {
    return later(deps, "open", endsAt, OPEN_PAUSE);
  }
  await deps.payment.stripe.checkout.sessions.expire(sessionId);
  return { state: "closed", next: undefined };
}

function later(
  { now }: SettleDeps,
  state: PaymentState,
  end: Date,
  pause: number,
): Settled {
  const time = now().getTime();
  const behindEnd = Math.max(end.getTime(), time) + SPARE;
  return { state, next: new Date(Math.min(behindEnd, time + pause)) };
}
