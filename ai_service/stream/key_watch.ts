import type { Key, Kv } from "../store/kv.ts";
import type { Ticker } from "./ticker.ts";

/** Longest time after which a watched key is read again, in milliseconds. */
export const POLL_MS = 2_000;

/** The key to watch, and for how long. */
export interface KeyWatchOptions {
  kv: Pick<Kv, "watch">;
  ticker: Ticker;
  key: Key;
  /** Aborts when the reader leaves. */
  signal: AbortSignal;
}

/**
 * Tells a reader when to read a key again: when the store's watch reports it,
 * and every {@linkcode POLL_MS} besides, because a watch can go silent without
 * an error. A watch that breaks is opened again.
 */
export class KeyWatch {
  readonly #options: KeyWatchOptions;
  readonly #stopPolls: () => void;
  #reports: ReadableStreamDefaultReader<unknown> | undefined;
  #isClosed = false;
  /** The reason to read that nobody has taken yet. */
  #waiting: "change" | "poll" | undefined = "change";
  #wake: (() => void) | undefined;

  constructor(options: KeyWatchOptions) {
    this.#options = options;
    this.#stopPolls = options.ticker.every(POLL_MS, () => this.#poll());
    options.signal.addEventListener("abort", this.#wakeUp);
    this.#open();
  }

  /**
   * Resolves when the key is to be read: at once the first time, later after a
   * change or a poll. Also resolves when the reader leaves.
   */
  async next(): Promise<"change" | "poll"> {
    const isLeaving = () => this.#options.signal.aborted;
    while (this.#waiting === undefined && !isLeaving()) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    const reason = this.#waiting ?? "poll";
    this.#waiting = undefined;
    return reason;
  }

  /** Stops watching. */
  close(): void {
    this.#isClosed = true;
    this.#stopPolls();
    this.#options.signal.removeEventListener("abort", this.#wakeUp);
    void this.#reports?.cancel().catch(() => {});
  }

  readonly #wakeUp = () => this.#wake?.();

  #report(reason: "change" | "poll"): void {
    if (this.#waiting !== "change") this.#waiting = reason;
    this.#wakeUp();
  }

  #poll(): void {
    this.#report("poll");
    if (!this.#reports) this.#open();
  }

  #open(): void {
    try {
      const { kv, key } = this.#options;
      const reports = kv.watch([key]).getReader();
      this.#reports = reports;
      void this.#readReports(reports);
    } catch {
      // The polls go on, and the next one tries again.
    }
  }

  async #readReports(
    reports: ReadableStreamDefaultReader<unknown>,
  ): Promise<void> {
    try {
      while (!(await reports.read()).done) this.#report("change");
    } catch {
      // As above: without its watch, the key is only polled.
    }
    if (!this.#isClosed) this.#reports = undefined;
  }
}
