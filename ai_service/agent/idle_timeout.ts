/** Aborts its signal unless it is restarted in time. */
export class IdleTimeout {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  readonly #reason: Error;
  #timer: ReturnType<typeof setTimeout>;

  constructor(milliseconds: number, reason: Error) {
    this.#milliseconds = milliseconds;
    this.#reason = reason;
    this.#timer = this.#start();
  }

  get signal() {
    return this.#controller.signal;
  }

  restart() {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  clear() {
    clearTimeout(this.#timer);
  }

  #start() {
    return setTimeout(
      () => this.#controller.abort(this.#reason),
      this.#milliseconds,
    );
  }
}
