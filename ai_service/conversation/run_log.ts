import {
  runEventKey,
  runEventsPrefix,
  runHeadKey,
  runKey,
} from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import type { StreamEvent } from "./events.ts";
import type { RunRecord } from "./run_record.ts";

/** The stored end of a run's log. */
export interface RunHead {
  /** Number of the last stored event; 0 where there is none. */
  seq: number;
  /** No more events follow. */
  ended: boolean;
}

/** New events of a log. */
export interface NewLogEvents {
  events: StreamEvent[];
  /** No more follow; also where the log has expired or was deleted. */
  hasEnded: boolean;
}

/** The event log of one run, to be read from any instance. */
export class RunLog {
  /** Changes with every event. */
  readonly headKey: Key;
  readonly #kv: Kv;
  readonly #userId: string;
  readonly #runId: string;

  constructor(kv: Kv, userId: string, runId: string) {
    this.#kv = kv;
    this.#userId = userId;
    this.#runId = runId;
    this.headKey = runHeadKey(userId, runId);
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

  /** The stored events behind number `after`, and whether more will follow. */
  async readFrom(after: number): Promise<NewLogEvents> {
    // Read first, so that events stored with the end are among those read next.
    const { value: head } = await this.#kv.get<RunHead>(this.headKey);
    if (head?.seq === after) return { events: [], hasEnded: head.ended };
    const events = await this.read(after);
    return { events, hasEnded: head?.ended ?? true };
  }

  /**
   * As {@linkcode readFrom}, in one read where there are events, which the watch
   * says there are. Then it does not say whether more will follow.
   */
  async readReported(after: number): Promise<NewLogEvents> {
    const events = await this.read(after);
    if (events.length > 0) return { events, hasEnded: false };
    return await this.readFrom(after);
  }
}
