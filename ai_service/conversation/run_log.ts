import {
  runEventKey,
  runEventsPrefix,
  runHeadKey,
  runKey,
} from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { StreamEvent } from "./events.ts";
import type { RunRecord } from "./run_record.ts";

/** The stored end of a run's log. */
export interface RunHead {
  /** Number of the last stored event; 0 where there is none. */
  seq: number;
  /** No more events follow. */
  ended: boolean;
}

/** A subscription to the changes of a log. */
export interface LogWatch {
  /** Resolves at the next change; the first call resolves at once. */
  next(): Promise<{ isClosed: boolean; hasEnded: boolean }>;
  cancel(): Promise<void>;
}

/** The event log of one run, to be read from any instance. */
export class RunLog {
  readonly #kv: Kv;
  readonly #userId: string;
  readonly #runId: string;

  constructor(kv: Kv, userId: string, runId: string) {
    this.#kv = kv;
    this.#userId = userId;
    this.#runId = runId;
  }

  /** The run; null where there is none, or it is not the user's. */
  async record(): Promise<RunRecord | null> {
    const key = runKey(this.#userId, this.#runId);
    return (await this.#kv.get<RunRecord>(key)).value;
  }

  /** The stored events behind number `after`. */
  async read(after = 0): Promise<StreamEvent[]> {
    const events = this.#kv.list<StreamEvent>({
      prefix: runEventsPrefix(this.#userId, this.#runId),
      start: runEventKey(this.#userId, this.#runId, after + 1),
    });
    return (await Array.fromAsync(events)).map(({ value }) => value);
  }

  /** Watches the log; any instance may append to it. */
  watch(): LogWatch {
    const key = runHeadKey(this.#userId, this.#runId);
    const heads = this.#kv.watch<RunHead>([key]).getReader();
    return {
      async next() {
        const { done, value } = await heads.read();
        return { isClosed: done, hasEnded: value?.[0]?.value?.ended ?? true };
      },
      cancel: () => heads.cancel().catch(() => {}),
    };
  }
}
