/**
 * Runs the tasks of one key one after another, in this process. It spares
 * conflicts; only checks of the store keep other processes' writes apart.
 */
export class KeyedQueue {
  /** The end of the last task of each key; never rejects. */
  readonly #ends = new Map<string, Promise<unknown>>();

  /** Runs `task` after those that were given for this key before. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(key) ?? Promise.resolve();
    const result = before.then(task);
    const end = result.catch(() => {}).then(() => {
      if (this.#ends.get(key) === end) this.#ends.delete(key);
    });
    this.#ends.set(key, end);
    return result;
  }
}
