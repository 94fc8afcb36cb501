import type { Key } from "./kv.ts";

/** One stream of changes. */
interface LocalWatch {
  /** There is a change that the reader has not been told of. */
  report: () => void;
  close: () => void;
}

/**
 * Watches of a store that only this process writes, such as a KV file. They
 * learn of changes from the writes themselves, which costs far less memory
 * than a watch of the database for each of many readers.
 */
export class LocalWatches {
  readonly #byKey = new Map<string, Set<LocalWatch>>();

  /** The entries that `read` finds, now and again after each change. */
  watch<Entries>(
    keys: readonly Key[],
    read: () => Promise<Entries>,
  ): ReadableStream<Entries> {
    let isTold = false;
    let wake = () => {};
    let watch: LocalWatch;
    const leave = () => {
      this.#remove(keys, watch);
      wake();
    };
    return new ReadableStream<Entries>({
      start: (controller) => {
        watch = {
          report: () => {
            isTold = false;
            wake();
          },
          close: () => {
            leave();
            controller.close();
          },
        };
        this.#add(keys, watch);
      },
      async pull(controller) {
        if (isTold) await new Promise<void>((resolve) => wake = resolve);
        if (isTold) return;
        // A change during this read is reported by the next one.
        isTold = true;
        try {
          controller.enqueue(await read());
        } catch (error) {
          // It ends with this, and nobody can cancel it any more.
          leave();
          throw error;
        }
      },
      cancel: leave,
    }, { highWaterMark: 0 });
  }

  /** Tells the watches of these keys that they have been written. */
  report(keys: readonly Key[]): void {
    for (const key of keys) {
      for (const { report } of this.#byKey.get(nameOf(key)) ?? []) report();
    }
  }

  /** Ends all watches. */
  close(): void {
    const all = [...this.#byKey.values()].flatMap((watches) => [...watches]);
    for (const { close } of new Set(all)) close();
  }

  #add(keys: readonly Key[], watch: LocalWatch): void {
    for (const name of keys.map(nameOf)) {
      const watches = this.#byKey.get(name) ?? new Set();
      this.#byKey.set(name, watches.add(watch));
    }
  }

  #remove(keys: readonly Key[], watch: LocalWatch): void {
    for (const name of keys.map(nameOf)) {
      const watches = this.#byKey.get(name);
      watches?.delete(watch);
      if (watches?.size === 0) this.#byKey.delete(name);
    }
  }
}

function nameOf(key: Key): string {
  return JSON.stringify(key);
}
