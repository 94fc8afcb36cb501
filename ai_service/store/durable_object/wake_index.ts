import type { Key } from "../kv.ts";
import { decodeValue, encodeValue } from "../value.ts";
import type { Partition } from "./partition.ts";

/** The partition that holds a note of every partition with wakes. */
export const INDEX_PARTITION: Key = ["wakes"];

/** Partitions that are asked for at once. */
const PAGE = 500;

/**
 * Which partitions have wakes, and from when on they are to be asked. A note may
 * be too early, or of a partition that has no wake any more; it is never missing
 * and never too late.
 */
export class WakeIndex {
  readonly #notes: Pick<Partition, "list" | "write">;

  constructor(notes: Pick<Partition, "list" | "write">) {
    this.#notes = notes;
  }

  /** Notes a partition; null forgets it. */
  async note(partition: Key, at: number | null): Promise<void> {
    const key = [...INDEX_PARTITION, JSON.stringify(partition)];
    const value = encodeValue({ value: at, expiresAt: null });
    await this.#notes.write({
      checks: [],
      changes: [at === null ? { key } : { key, value }],
      now: Date.now(),
    });
  }

  /** The partitions that may have a wake at `until` or before. */
  async partitions(until: number): Promise<Key[]> {
    const found: Key[] = [];
    let after: Key | undefined;
    for (;;) {
      const { entries, hasMore } = await this.#notes.list({
        prefix: INDEX_PARTITION,
        limit: PAGE,
        now: 0,
        ...(after && { after }),
      });
      for (const { key, value } of entries) {
        const at = Number(decodeValue(value).value);
        if (at <= until) found.push(JSON.parse(String(key[1])));
        after = key;
      }
      if (!hasMore) return found;
    }
  }
}
