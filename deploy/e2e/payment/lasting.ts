/** What can die. */
export interface Mortal {
  isDead: boolean;
  die(): void;
}

/** A process that is started anew, on the same stores, once it has died. */
export class Lasting<Process extends Mortal> {
  readonly #start: () => Promise<Process>;
  #starting: Promise<Process> | undefined;
  /** The one that was started last, dead or alive. */
  last: Process | undefined;

  constructor(start: () => Promise<Process>) {
    this.#start = start;
  }

  /** The process that lives. */
  async get(): Promise<Process> {
    for (;;) {
      const starting = this.#starting;
      const process = await starting;
      if (process && !process.isDead) return process;
      if (this.#starting === starting) this.#starting = this.#begin();
    }
  }

  /** Ends it, if it was ever started. */
  async end(): Promise<void> {
    (await this.#starting)?.die();
  }

  async #begin(): Promise<Process> {
    return this.last = await this.#start();
  }
}
