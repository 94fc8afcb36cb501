/** One part of a key. Keys sort by their parts, as in Deno KV. */
export type KeyPart = string | number;
/** The first part (or two) names a partition; see KEYS.md. */
export type Key = readonly KeyPart[];

/** JSON or bytes; no structured clones, which not every backend can read. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [name: string]: Value | undefined };

/** A stored value and the version it has; both null where nothing is stored. */
export type Entry<T> =
  | { key: Key; value: T; versionstamp: string }
  | { key: Key; value: null; versionstamp: null };

/** The version a key must still have; null means it must not exist. */
export interface Check {
  key: Key;
  versionstamp: string | null;
}

/** One change of an atomic write. `expireIn` is in milliseconds. */
export type Mutation =
  | { type: "set"; key: Key; value: unknown; expireIn?: number }
  | { type: "delete"; key: Key };

/** A range of entries, in key order unless `reverse`. */
export interface ListOptions {
  prefix: Key;
  /** First key, inclusive; below `prefix`. */
  start?: Key;
  /** Last key, exclusive; below `prefix`. */
  end?: Key;
  limit?: number;
  reverse?: boolean;
}

/** Asks, in an atomic write, for its partition to be looked at later. */
export interface WakeOptions {
  /** When to wake the partition of this write. */
  wakeAt?: Date;
  /** The partition, for a write that has no keys. */
  partition?: Key;
}

/** A request to look at a partition, e.g. `["user", id]`, at a time. */
export interface Wake {
  key: Key;
  partition: Key;
  at: Date;
  /** Changes when the same time is asked for again. */
  versionstamp: string;
}

/**
 * The key-value store of this service. Reads are strongly consistent. An entry
 * past its `expireIn` is never returned, even if the backend has not deleted it.
 * The keys of one `atomic` are of one partition.
 */
export interface Kv {
  get<T>(key: Key): Promise<Entry<T>>;
  /** At most 10 keys of one partition. */
  getMany<T>(keys: readonly Key[]): Promise<Entry<T>[]>;
  list<T>(options: ListOptions): AsyncIterable<Entry<T> & { value: T }>;
  set(
    key: Key,
    value: unknown,
    options?: { expireIn?: number },
  ): Promise<{ versionstamp: string }>;
  delete(key: Key): Promise<void>;
  /**
   * Applies all mutations and asks for the wake, or does nothing when a check
   * fails (`ok: false`). Later writes of a partition have larger versionstamps.
   */
  atomic(
    checks: readonly Check[],
    mutations: readonly Mutation[],
    options?: WakeOptions,
  ): Promise<{ ok: true; versionstamp: string } | { ok: false }>;
  /** The wakes due at `until` or before, of all partitions, earliest first. */
  listWakes(until: Date): AsyncIterable<Wake>;
  /**
   * Removes a listed wake, which is listed until then. One that was asked for
   * again since it was listed stays.
   */
  removeWake(wake: Wake): Promise<void>;
  /**
   * The entries now, and again after each change of one of them. At most 10
   * keys of one partition. Cancel the stream to stop.
   */
  watch<T>(keys: readonly Key[]): ReadableStream<Entry<T>[]>;
  close(): void;
}
