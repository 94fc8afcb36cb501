import type { Mutation } from "../store/kv.ts";
import type { EventLog, NewEvent } from "./event_log.ts";

/** The longest that an event waits to be stored, in milliseconds. */
const GATHER_MS = 25;

/** Neighbouring tokens become one event up to this length, in characters. */
const GATHERED_LENGTH = 8_000;

/**
 * Sends a run's events to its log: the first at once, those that follow
 * closely together every 25 ms, neighbouring tokens as one.
 */
export class RunWriter {
  readonly #log: Pick<EventLog, "append">;
  #waiting: NewEvent[] = [];
  #writing: Promise<void> | undefined;
  #failure: unknown;

  constructor(log: Pick<EventLog, "append">) {
    this.#log = log;
  }

  /** Queues an event. */
  push(event: NewEvent): void {
    const last = this.#waiting.at(-1);
    const text = last?.event === "token" && event.event === "token"
      ? last.data.text + event.data.text
      : undefined;
    if (text !== undefined && text.length <= GATHERED_LENGTH) {
      this.#waiting.splice(-1, 1, { event: "token", data: { text } });
    } else {
      this.#waiting.push(event);
    }
    this.#writing ??= this.#drain();
  }

  /**
   * Stores what waits, then `events` together with `mutations`.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async commit(
    events: readonly NewEvent[],
    mutations: readonly Mutation[] = [],
  ): Promise<void> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
    const batch = [...this.#waiting, ...events];
    this.#waiting = [];
    await this.#log.append(batch, mutations);
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        await this.#log.append(batch);
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#writing = undefined;
    }
  }
}
