/** "Now" of every dialogue: a Thursday, ten in the morning in Tokyo. */
export const BEGINNING = Date.parse("2026-11-26T10:00:00+09:00");

/** A clock that runs, and can be set back to the beginning. */
export class Clock {
  #resetAt = performance.now();

  now = (): Date => {
    return new Date(BEGINNING + performance.now() - this.#resetAt);
  };

  reset(): void {
    this.#resetAt = performance.now();
  }
}
