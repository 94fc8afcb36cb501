import { runEventKey, runEventsPrefix, runHeadKey } from "../store/keys.ts";
import type { Kv, Mutation } from "../store/kv.ts";
import type { StreamEvent, StreamEvents } from "./events.ts";
import type { Lease } from "./lease.ts";

/** How long a run's events can be replayed, in milliseconds. */
export const EVENTS_KEPT_MS = 24 * 60 * 60 * 1000;

/** An event that has no number yet. */
export type NewEvent = {
  [Name in keyof StreamEvents]: { event: Name; data: StreamEvents[Name] };
}[keyof StreamEvents];

/** How far a run's log has come. */
export interface RunHead {
  /** Number of the last stored event; 0 where there is none. */
  seq: number;
  /** No more events follow. */
  ended: boolean;
}

/** A run that lost its conversation to another one must not write any more. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/** The mutations that append `events` behind number `after`. */
export function eventMutations(
  run: { userId: string; runId: string },
  after: number,
  events: readonly NewEvent[],
): Mutation[] {
  const { userId, runId } = run;
  const ended = events.some(({ event }) => event === "done");
  const head: RunHead = { seq: after + events.length, ended };
  return [
    ...events.map((event, index): Mutation => {
      const id = after + index + 1;
      return {
        type: "set",
        key: runEventKey(userId, runId, id),
        value: { ...event, id },
        expireIn: EVENTS_KEPT_MS,
      };
    }),
    {
      type: "set",
      key: runHeadKey(userId, runId),
      value: head,
      expireIn: EVENTS_KEPT_MS,
    },
  ];
}

/** The stored events of a run behind number `after`. */
export async function readEvents(
  kv: Kv,
  run: { userId: string; runId: string },
  after = 0,
): Promise<StreamEvent[]> {
  const { userId, runId } = run;
  const events = kv.list<StreamEvent>({
    prefix: runEventsPrefix(userId, runId),
    start: runEventKey(userId, runId, after + 1),
  });
  return (await Array.fromAsync(events)).map((entry) => entry.value);
}

/** Appends a run's events to its log, each only while the lease holds. */
export class EventLog {
  readonly #kv: Kv;
  readonly #lease: Lease;
  #seq: number;

  /** `after` is the number of the last event that is already stored. */
  constructor(kv: Kv, lease: Lease, after = 0) {
    this.#kv = kv;
    this.#lease = lease;
    this.#seq = after;
  }

  /**
   * Stores `events` and applies `mutations`, all or nothing.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async append(
    events: readonly NewEvent[],
    mutations: readonly Mutation[] = [],
  ): Promise<void> {
    const changes = [
      ...eventMutations(this.#lease, this.#seq, events),
      ...mutations,
    ];
    const write = () => this.#kv.atomic([this.#lease.fence], changes);
    // The numbers are part of it, so a write whose answer was lost can be sent
    // again; a store that fails for a moment must not cost the run.
    const { ok } = await write().catch(write);
    if (!ok) throw new LeaseLostError("Another run holds the conversation");
    this.#seq += events.length;
  }
}
