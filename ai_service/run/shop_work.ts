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

/** Work that is asked for often, and is done once at a time. */
export class RepeatedWork {
  readonly #work: () => Promise<void>;
  #working: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Begins it, unless it is being done; resolves when it is done. */
  run(): Promise<void> {
    return this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  /** Resolves when it is not being done. */
  async settled(): Promise<void> {
    await this.#working;
  }
}
