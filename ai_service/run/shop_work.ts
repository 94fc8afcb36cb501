import { deliverNotices } from "../notice/deliver_notices.ts";
import type { NoticeDeps } from "../notice/deps.ts";
import type { PaymentDeps } from "../payment/deps.ts";
import { refundOrders } from "../payment/refund_orders.ts";

/** Does what the shop asks this service for: gives money back, sends notices. */
export async function doShopWork(
  deps: PaymentDeps & NoticeDeps,
): Promise<void> {
  await repeatedShopWork(deps).run();
}

/** The same, to be asked for often. */
export function repeatedShopWork(
  deps: PaymentDeps & NoticeDeps,
): RepeatedWorks {
  return new RepeatedWorks([
    () => refundOrders(deps),
    () => deliverNotices(deps),
  ]);
}

/** Several {@linkcode RepeatedWork}; one that hangs holds up no other one. */
export class RepeatedWorks {
  readonly #works: readonly RepeatedWork[];

  constructor(works: readonly (() => Promise<void>)[]) {
    this.#works = works.map((work) => new RepeatedWork(work));
  }

  /** Begins each that is not being done; resolves when all are done. */
  async run(): Promise<void> {
    await Promise.all(this.#works.map((work) => work.run()));
  }

  /** Resolves when none is being done. */
  async settled(): Promise<void> {
    await Promise.all(this.#works.map((work) => work.settled()));
  }
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
