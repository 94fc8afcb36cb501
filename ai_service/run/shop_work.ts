import { deliverNotices } from "../notice/deliver_notices.ts";
import type { NoticeDeps } from "../notice/deps.ts";
import type { PaymentDeps } from "../payment/deps.ts";
import { refundOrders } from "../payment/refund_orders.ts";

/** Does what the shop asks this service for: gives money back, sends notices. */
export async function doShopWork(
  deps: PaymentDeps & NoticeDeps,
): Promise<void> {
  await Promise.all([refundOrders(deps), deliverNotices(deps)]);
}

/** The work, of which a call that comes before it has ended starts no other. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let working: Promise<void> | undefined;
  return () =>
    working ??= work().finally(() => {
      working = undefined;
    });
}
