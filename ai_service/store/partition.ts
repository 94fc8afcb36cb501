import type { Key } from "./kv.ts";

/** Number of a key's parts that name its partition, by the first part. */
const PARTITION_PARTS = new Map([
  ["user", 2],
  ["session", 2],
  ["login", 3],
  ["probe", 1],
  ["asset", 1],
  ["shop", 1],
  ["line_quota", 1],
]);

/**
 * The partition that a key belongs to.
 *
 * @throws {TypeError} If the key does not name a whole partition.
 */
export function partitionOf(key: Key): Key {
  const parts = PARTITION_PARTS.get(String(key[0]));
  if (parts === undefined || key.length < parts) {
    throw new TypeError(`Key "${key[0]}" does not name a partition`);
  }
  return key.slice(0, parts);
}

/**
 * Refuses keys of several partitions, which not every backend could write or
 * read together.
 *
 * @throws {TypeError} If the keys are not of one partition.
 */
export function requireOnePartition(keys: readonly Key[]): void {
  const names = keys.map((key) => JSON.stringify(partitionOf(key)));
  if (new Set(names).size > 1) {
    throw new TypeError("Cannot use keys of several partitions together");
  }
}
