import { type DuePayment, keyOfWork } from "../conversation/due_work.ts";
import { paymentEventKey } from "../store/keys.ts";
import type { PaymentDeps } from "./deps.ts";
import type { EventSession } from "./event_session.ts";

/** Stripe keeps events for 30 days, and sends none later; in milliseconds. */
const KEPT_MS = 40 * 24 * 60 * 60_000;

/**
 * Notes that the session is to be settled, in one write with the event's id. So
 * an event that came is not lost in a crash, and one that comes again does
 * nothing. False for the latter.
 */
export async function noteEvent(
  { kv, now }: Pick<PaymentDeps, "kv" | "now">,
  eventId: string,
  { userId, orderId, sessionId }: EventSession,
): Promise<boolean> {
  const key = paymentEventKey(userId, eventId);
  const time = now();
  const at = time.getTime();
  const work: DuePayment = {
    kind: "payment",
    orderId,
    sessionId,
    at,
    attempts: 0,
  };
  const { ok } = await kv.atomic([{ key, versionstamp: null }], [
    { type: "set", key, value: { at, sessionId }, expireIn: KEPT_MS },
    { type: "set", key: keyOfWork(userId, work), value: work },
  ], { wakeAt: time });
  return ok;
}
