/**
 * Counts the event streams of each user that are open in this process. They are
 * not counted in the store: an idle stream would have to write every few
 * seconds, to protect memory and sockets that are this process's own.
 */
export class StreamCounter {
  readonly #counts = new Map<string, number>();

  count(userId: string): number {
    return this.#counts.get(userId) ?? 0;
  }

  /** Counts a stream until the returned function is called. */
  open(userId: string): () => void {
    this.#add(userId, 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#add(userId, -1);
      isOpen = false;
    };
  }

  #add(userId: string, change: 1 | -1): void {
    const count = this.count(userId) + change;
    if (count === 0) this.#counts.delete(userId);
    else this.#counts.set(userId, count);
  }
}
