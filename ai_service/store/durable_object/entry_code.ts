import type { Check, Entry, Key, Mutation } from "../kv.ts";
import { decodeValue, encodeValue, isExpired } from "../value.ts";
import type { StoredChange, StoredCheck, StoredEntry } from "./partition.ts";

/** Digits of a versionstamp, so that text order is the order of versions. */
const DIGITS = 16;

/** The versionstamp of a version. */
export function toVersionstamp(version: number): string {
  return String(version).padStart(DIGITS, "0");
}

/** The entry as it is told; as missing once it has expired. */
export function toEntry<T>(
  key: Key,
  stored: StoredEntry | null,
  now: Date,
): Entry<T> {
  const found = stored && decodeValue(stored.value);
  return !found || isExpired(found, now)
    ? { key, value: null, versionstamp: null }
    : {
      key,
      value: found.value as T,
      versionstamp: toVersionstamp(stored.version),
    };
}

export function toCheck({ key, versionstamp }: Check): StoredCheck {
  return { key, version: versionstamp === null ? null : Number(versionstamp) };
}

/** @throws {TypeError} If the value cannot be stored. */
export function toChange(mutation: Mutation, now: Date): StoredChange {
  const { key } = mutation;
  if (mutation.type === "delete") return { key };
  const { value, expireIn } = mutation;
  const expiresAt = expireIn === undefined ? null : now.getTime() + expireIn;
  return { key, value: encodeValue({ value, expiresAt }), expiresAt };
}
