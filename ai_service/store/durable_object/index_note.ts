import type { Key } from "../kv.ts";
import type { PartitionTables } from "./partition_tables.ts";
import type { WakeIndex } from "./wake_index.ts";

/** Dependencies of an {@linkcode IndexNote}. */
export interface IndexNoteOptions {
  tables: PartitionTables;
  index: WakeIndex;
  /** Told that the index did not answer. */
  onFailure: (cause: unknown) => void;
}

/**
 * The note of one partition in the index of wakes. It is made before the wake is
 * committed and taken back once there is none, so that the index misses no wake,
 * wherever the object dies. Should the index be away, the wake is committed all
 * the same: the object's alarm, set in the same commit, finds it.
 */
export class IndexNote {
  readonly #options: IndexNoteOptions;
  /** The time in the index, null where it has no note; undefined if unknown. */
  #notedAt: number | null | undefined;
  /** Writes that are about to ask for a wake. */
  #writing = 0;
  /** The last change of the note; changes happen one after another. */
  #changed: Promise<void> = Promise.resolve();

  constructor(options: IndexNoteOptions) {
    this.#options = options;
  }

  /** Commits a write that asks for a wake. */
  async ahead<T>(
    { at, partition }: { at: number; partition: Key },
    commit: () => T,
  ): Promise<T> {
    this.#writing++;
    try {
      await this.#change(async () => {
        if (typeof this.#notedAt === "number" && at >= this.#notedAt) return;
        const first = this.#options.tables.firstWake()?.at ?? at;
        await this.#note(partition, Math.min(first, at));
      });
      return commit();
    } finally {
      this.#writing--;
    }
  }

  /** Brings the note up to date, e.g. after a wake was removed. */
  async update(partition: Key): Promise<void> {
    await this.#change(async () => {
      if (this.#writing > 0) return;
      const first = this.#options.tables.firstWake()?.at ?? null;
      if (first !== this.#notedAt) await this.#note(partition, first);
    });
  }

  #change(change: () => Promise<void>): Promise<void> {
    this.#changed = this.#changed.then(change).catch(this.#options.onFailure);
    return this.#changed;
  }

  async #note(partition: Key, at: number | null): Promise<void> {
    this.#notedAt = undefined;
    await this.#options.index.note(partition, at);
    this.#notedAt = at;
  }
}
