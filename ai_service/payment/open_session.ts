import { type DuePayment, keyOfWork } from "../conversation/due_work.ts";
import { paymentKey } from "../store/keys.ts";
import { type CheckoutRecord, readCheckout } from "./checkout_record.ts";
import type { SettleDeps } from "./deps.ts";
import type { PayableOrder } from "./order.ts";
import { paymentUnavailable } from "./refusals.ts";
import { sessionParams } from "./session_params.ts";

/** How long after its beginning a session is looked at by itself. */
const FIRST_LOOK_MS = 30_000;

/**
 * Asks Stripe for the session of the attempt, under a key of its own, and stores
 * it. The address is given to nobody before that.
 *
 * @throws {ApiError} 503 where Stripe does not answer, or a later attempt began.
 */
export async function openSession(
  deps: SettleDeps,
  userId: string,
  order: PayableOrder,
  record: CheckoutRecord,
): Promise<string> {
  const { payment: { stripe, env, siteUrl } } = deps;
  const { konbiniDays } = env;
  const params = sessionParams(order, record, { userId, siteUrl, konbiniDays });
  const idempotencyKey = `order:${order.id}:a${record.attempt}`;
  const { id, url } = await stripe.checkout.sessions
    .create(params, { idempotencyKey }).catch((cause) => {
      throw paymentUnavailable(cause);
    });
  if (!url) throw paymentUnavailable();
  return await storeSession(deps, userId, record, { id, url });
}

/** Stores the session, and that it is looked at though no event comes. */
async function storeSession(
  { kv, now }: SettleDeps,
  userId: string,
  { orderId, attempt }: CheckoutRecord,
  session: { id: string; url: string },
): Promise<string> {
  const at = now().getTime() + FIRST_LOOK_MS;
  const work: DuePayment = {
    kind: "payment",
    orderId,
    sessionId: session.id,
    at,
    attempts: 0,
  };
  for (;;) {
    const entry = await readCheckout(kv, userId, orderId);
    if (entry.value?.attempt !== attempt) throw paymentUnavailable();
    if (entry.value.session) return entry.value.session.url;
    const key = paymentKey(userId, orderId);
    const value: CheckoutRecord = { ...entry.value, session };
    const { ok } = await kv.atomic([entry], [
      { type: "set", key, value },
      { type: "set", key: keyOfWork(userId, work), value: work },
    ], { wakeAt: new Date(at) });
    if (ok) return session.url;
  }
}
