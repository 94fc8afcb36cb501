import { KeyedQueue } from "../store/keyed_queue.ts";
import { usageKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type Usage, usageAt, type Windows } from "./usage.ts";
import { dayOf, minuteOf } from "./windows.ts";

/** Usage is of no interest two days after its last change, in milliseconds. */
const KEPT_MS = 2 * 24 * 60 * 60_000;

/** Dependencies of the store. */
export interface UsageStoreOptions {
  kv: Kv;
  now: () => Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/** Changes usage: the new one, or the same to change nothing. */
export type UsageChange = (
  usage: Usage,
  windows: Windows,
) => Usage | Promise<Usage>;

/**
 * The usage of each user. A change is written only if nobody has written since
 * it was read, so counts are exact with any number of instances.
 */
export class UsageStore {
  readonly #options: UsageStoreOptions;
  readonly #changes = new KeyedQueue();

  constructor(options: UsageStoreOptions) {
    this.#options = options;
  }

  async read(userId: string): Promise<{ usage: Usage; windows: Windows }> {
    const { value } = await this.#options.kv.get<Usage>(usageKey(userId));
    const windows = this.#windows();
    return { usage: usageAt(value, windows), windows };
  }

  /**
   * Applies `change`; where it throws, nothing is written. A user's changes in
   * this process wait for each other, as most would conflict.
   */
  change(userId: string, change: UsageChange): Promise<void> {
    return this.#changes.run(userId, () => this.#change(userId, change));
  }

  /**
   * Applies `change` to usage that is stored; without any it does nothing, so
   * that a turn which ends late leaves nothing of a deleted account.
   */
  settle(userId: string, change: UsageChange): Promise<void> {
    return this.#changes.run(
      userId,
      () => this.#change(userId, change, { isStored: true }),
    );
  }

  async #change(
    userId: string,
    change: UsageChange,
    { isStored = false } = {},
  ): Promise<void> {
    const { kv } = this.#options;
    for (;;) {
      const stored = await kv.get<Usage>(usageKey(userId));
      if (isStored && !stored.value) return;
      const windows = this.#windows();
      const before = usageAt(stored.value, windows);
      const value = await change(before, windows);
      if (value === before) return;
      const { ok } = await kv.atomic([stored], [
        { type: "set", key: stored.key, value, expireIn: KEPT_MS },
      ]);
      if (ok) return;
    }
  }

  #windows(): Windows {
    const now = this.#options.now();
    const day = dayOf(now, this.#options.timeZone);
    return { now, minute: minuteOf(now), day };
  }
}
