import type { Actor } from "../conversation/actor.ts";
import { paymentKey } from "../store/keys.ts";
import { type CheckoutRecord, readCheckout } from "./checkout_record.ts";
import type { SettleDeps } from "./deps.ts";
import type { PayableOrder } from "./order.ts";
import { cannotBePaid, paymentUnavailable } from "./refusals.ts";
import { readSession } from "./session_state.ts";
import { retrieveSession } from "./settle.ts";

/** A session lives at least 30 minutes at Stripe; in milliseconds. */
const SHORTEST_MS = 30 * 60_000;
const SESSION_MS = 31 * 60_000;
/** The order is held beyond it, so that no order loses its goods while it is paid. */
const HOLD_MS = 45 * 60_000;
/** A session with less time than this is not used again, in milliseconds. */
const LEAST_MS = 60_000;

/** The order to pay, and the conversation to tell. */
export interface AttemptRequest {
  order: PayableOrder;
  conversationId: string | null;
}

/**
 * The attempt that goes on, or a new one. Its times are stored before Stripe is
 * asked, as a repeated request must ask for the same.
 *
 * @throws {ApiError} 409 where the order was paid, or a voucher of it waits.
 */
export async function prepareAttempt(
  deps: SettleDeps,
  actor: Actor,
  request: AttemptRequest,
): Promise<CheckoutRecord> {
  const userId = actor.user.id;
  for (;;) {
    const entry = await readCheckout(deps.kv, userId, request.order.id);
    const before = entry.value;
    const conversationId = request.conversationId ??
      before?.conversationId ?? null;
    const value: CheckoutRecord = before && await goesOn(deps, before)
      ? { ...before, conversationId }
      : {
        ...newAttempt(deps.now(), actor, {
          order: request.order,
          conversationId,
          number: (before?.attempt ?? 0) + 1,
        }),
        news: before?.news ?? [],
        refunds: before?.refunds ?? [],
      };
    const key = paymentKey(userId, request.order.id);
    const { ok } = await deps.kv.atomic([entry], [{ type: "set", key, value }]);
    if (ok) return value;
  }
}

function newAttempt(
  now: Date,
  { locale }: Actor,
  { order, conversationId, number: attempt }: AttemptRequest & {
    number: number;
  },
): CheckoutRecord {
  const { number, totalMinor, currency } = order;
  const time = now.getTime();
  return {
    orderId: order.id,
    order: { number, totalMinor, currency },
    attempt,
    sessionEndsAt: Math.floor((time + SESSION_MS) / 1000),
    heldUntil: new Date(time + HOLD_MS).toISOString(),
    locale,
    conversationId,
  };
}

/**
 * Whether the attempt can go on: its session is open, or it may not have reached
 * Stripe. Nobody was told the address of a session that was not stored.
 */
async function goesOn(
  deps: SettleDeps,
  { session, sessionEndsAt }: CheckoutRecord,
): Promise<boolean> {
  const left = sessionEndsAt * 1000 - deps.now().getTime();
  if (!session) return left > SHORTEST_MS;
  const found = await retrieveSession(deps, session.id).catch((cause) => {
    throw paymentUnavailable(cause);
  });
  const { state } = readSession(found);
  if (state === "paid" || state === "awaiting") throw cannotBePaid(state);
  return state === "open" && left >= LEAST_MS;
}
