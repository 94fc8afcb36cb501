/** How long a model may be silent, in milliseconds. */
export interface ModelTimeouts {
  /** Until its answer begins. */
  start: number;
  /** Between two pieces of its answer. */
  silence: number;
  /** After this silence the person is told that it takes long. */
  slow: number;
}

/** Unless the environment says otherwise. */
export const MODEL_TIMEOUTS: ModelTimeouts = {
  start: 120_000,
  silence: 60_000,
  slow: 10_000,
};

/** The parts of time that a clock needs. */
interface ClockOptions {
  timeouts: ModelTimeouts;
  /** Called once in each long silence. */
  onSlow: () => void;
}

/**
 * Watches the pauses of one answer. A piece that arrives only notes the time:
 * setting a timer for each would cost more than all else that is done with it.
 */
export class AnswerClock {
  readonly #options: ClockOptions;
  readonly #controller = new AbortController();
  #heardAt = performance.now();
  #limit: number;
  #isTold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ClockOptions) {
    this.#options = options;
    this.#limit = options.timeouts.start;
    this.#schedule();
  }

  /** Aborted once the silence is too long. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** A piece of the answer has arrived. */
  heard(): void {
    this.#heardAt = performance.now();
    const { silence } = this.#options.timeouts;
    if (this.#limit === silence && !this.#isTold) return;
    this.#limit = silence;
    this.#isTold = false;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const next = this.#isTold
      ? this.#limit
      : Math.min(this.#options.timeouts.slow, this.#limit);
    const silent = performance.now() - this.#heardAt;
    this.#timer = setTimeout(() => this.#look(), Math.max(next - silent, 1));
  }

  #look(): void {
    const silent = performance.now() - this.#heardAt;
    if (silent >= this.#limit) return this.#controller.abort();
    if (silent >= this.#options.timeouts.slow && !this.#isTold) {
      this.#isTold = true;
      this.#options.onSlow();
    }
    this.#schedule();
  }
}
