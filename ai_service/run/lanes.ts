/** Makes tasks of the same lane go one after another. */
export class Lanes {
  readonly #ends = new Map<string, Promise<unknown>>();

  /** Runs `task` after those that were given to this lane before. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(lane) ?? Promise.resolve();
    const result = before.then(task);
    const end = result.catch(() => {}).then(() => {
      if (this.#ends.get(lane) === end) this.#ends.delete(lane);
    });
    this.#ends.set(lane, end);
    return result;
  }
}
