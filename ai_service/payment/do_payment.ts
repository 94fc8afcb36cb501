import { type DuePayment, keyOfWork } from "../conversation/due_work.ts";
import type { Kv } from "../store/kv.ts";
import type { PaymentState } from "./checkout_record.ts";
import type { PaymentDeps } from "./deps.ts";
import { refundOrders } from "./refund_orders.ts";
import { settle } from "./settle.ts";

/** Longest pause between two attempts that failed, in milliseconds. */
const LONGEST_PAUSE = 5 * 60_000;

/** Of these the shop asks for the money to be given back. */
const GIVEN_BACK: readonly PaymentState[] = ["returned", "cancelled", "twice"];

/**
 * Makes an order agree with its checkout, as due work: until nothing more can
 * happen to the session, and again while Stripe or the shop does not answer.
 */
export async function doPayment(
  deps: PaymentDeps,
  userId: string,
  work: DuePayment,
): Promise<void> {
  const { payment, kv, log, now } = deps;
  const retry = () => {
    const pause = Math.min(1000 * 2 ** work.attempts, LONGEST_PAUSE);
    const at = now().getTime() + pause;
    return { ...work, at, attempts: work.attempts + 1 };
  };
  if (!payment) return await change(kv, userId, work, retry());
  try {
    const { state, next } = await settle({ ...deps, payment }, userId, work);
    if (GIVEN_BACK.includes(state)) await refundOrders(deps);
    await change(
      kv,
      userId,
      work,
      next ? { ...work, at: next.getTime(), attempts: 0 } : null,
    );
  } catch (cause) {
    const { orderId, attempts } = work;
    log.error("payment_delayed", { userId, orderId, attempts, cause });
    await change(kv, userId, work, retry());
  }
}

/** Does nothing where the work was changed since it was read. */
async function change(
  kv: Kv,
  userId: string,
  work: DuePayment,
  next: DuePayment | null,
): Promise<void> {
  const key = keyOfWork(userId, work);
  const { value, versionstamp } = await kv.get<DuePayment>(key);
  if (value?.at !== work.at) return;
  await kv.atomic(
    [{ key, versionstamp }],
    [next ? { type: "set", key, value: next } : { type: "delete", key }],
    next ? { wakeAt: new Date(next.at) } : {},
  );
}
