import type { NewEvent } from "../conversation/events.ts";
import type { HeldRun } from "../conversation/held_run.ts";

/** Longest delay before an event is stored, in milliseconds. */
const GATHER_MS = 25;
/** Neighbouring tokens become one event up to this length, in characters. */
const GATHERED_LENGTH = 8_000;

/**
 * Sends a run's events to its log: the first at once, those that follow
 * closely together every 25 ms, neighbouring tokens as one.
 */
export class EventWriter {
  readonly #run: Pick<HeldRun, "appendEvents">;
  #waiting: NewEvent[] = [];
  #writing: Promise<void> | undefined;
  #failure: unknown;

  constructor(run: Pick<HeldRun, "appendEvents">) {
    this.#run = run;
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
    // Behind events that were lost, no later ones may be stored.
    if (this.#failure === undefined) this.#writing ??= this.#drain();
  }

  /**
   * Waits for the write in progress, then empties the queue, so that the caller
   * can store the rest together with other changes.
   *
   * @throws {LeaseLostError} If another run has taken the conversation over.
   */
  async take(): Promise<NewEvent[]> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
    return this.#waiting.splice(0);
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        await this.#run.appendEvents(this.#waiting.splice(0));
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#writing = undefined;
    }
  }
}
