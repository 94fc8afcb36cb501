import type { Key, ListOptions } from "../kv.ts";

/** An entry as an object stores it; `value` is as `value.ts` encodes it. */
export interface StoredEntry {
  key: Key;
  value: Uint8Array;
  version: number;
}

/** The version that a key must have; null means it must not exist. */
export interface StoredCheck {
  key: Key;
  version: number | null;
}

/** A key's new value, or none where it is deleted. */
export interface StoredChange {
  key: Key;
  value?: Uint8Array;
  /** Milliseconds since the epoch; null for never. */
  expiresAt?: number | null;
}

/** An atomic write. Times are in milliseconds since the epoch. */
export interface StoredWrite {
  checks: readonly StoredCheck[];
  changes: readonly StoredChange[];
  wake?: { at: number; partition: Key };
  /** The caller's clock, by which entries expire. */
  now: number;
}

/** A part of a list, and the caller's clock in milliseconds. */
export interface ListRequest extends ListOptions {
  limit: number;
  /** Only keys behind this one, in the order of the list. */
  after?: Key;
  now: number;
}

/** A wake as its partition stores it. */
export interface StoredWake {
  at: number;
  version: number;
  partition: Key;
}

/**
 * One partition of the store, in this object or, by remote calls, in another.
 * Everything that is passed can be cloned.
 */
export interface Partition {
  /** The entries of these keys, in their order. */
  getMany(
    keys: readonly Key[],
    now: number,
  ): Promise<(StoredEntry | null)[]>;
  /** The next entries; fewer than `limit` where they are large. */
  list(
    request: ListRequest,
  ): Promise<{ entries: StoredEntry[]; hasMore: boolean }>;
  /** The new version; null where a check failed. */
  write(write: StoredWrite): Promise<number | null>;
  /** Frames of the entries (`frames.ts`), now and after each change. */
  watch(keys: readonly Key[]): Promise<ReadableStream<Uint8Array>>;
  /** The wakes of this partition, by its name, due at `until` or before. */
  listWakes(partition: Key, until: number): Promise<StoredWake[]>;
  /** Removes the wake, unless it was asked for again since. */
  removeWake(wake: StoredWake): Promise<void>;
}

/** Gives access to a partition by its name; opens nothing. */
export type Partitions = (name: Key) => Partition;
