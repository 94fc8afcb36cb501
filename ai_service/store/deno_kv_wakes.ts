// Wakes on Deno KV: keys of their own, in the order of their time.
import type { Key, Wake } from "./kv.ts";
import { partitionOf } from "./partition.ts";

const WAKES: Key = ["wake"];

/**
 * The key of a wake. It is written without a read, so one partition may have
 * several.
 *
 * @throws {TypeError} If the partition or the time is missing.
 */
export function wakeKey(at: Date, key: Key | undefined): Key {
  const time = at.getTime();
  if (!key || Number.isNaN(time)) {
    throw new TypeError("Cannot wake: no partition or no time");
  }
  return [...WAKES, time, ...partitionOf(key)];
}

/** The wakes due at `until` or before, the earliest first. */
export async function* listWakes(
  kv: Deno.Kv,
  until: Date,
): AsyncGenerator<Wake> {
  const end = [...WAKES, until.getTime() + 1];
  for await (const entry of kv.list({ prefix: WAKES, end })) {
    const key = entry.key as Key;
    const [, time, ...partition] = key;
    const at = new Date(Number(time));
    yield { key, partition, at, versionstamp: entry.versionstamp };
  }
}

/** Removes the wake, unless it was written again since it was listed. */
export async function removeWake(kv: Deno.Kv, wake: Wake): Promise<void> {
  const { key, versionstamp } = wake;
  await kv.atomic().check({ key, versionstamp }).delete(key).commit();
}
