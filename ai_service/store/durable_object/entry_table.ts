import type { Key } from "../kv.ts";
import { decodeKey, encodeKey, rangeBelow } from "./key_code.ts";
import type { ListRequest, StoredChange, StoredEntry } from "./partition.ts";
import type { SqlStorage } from "./storage.ts";

/** A page of a list is sent in one message, so it stays far below 32 MiB. */
const PAGE_BYTES = 2 ** 20;

type Row = { key: ArrayBuffer; value: ArrayBuffer; version: number };

const LIVE = "(expires_at is null or expires_at > ?)";

/** Creates the table of entries. */
export function createEntryTable(sql: SqlStorage): void {
  sql.exec(`create table entry (
    key blob primary key, value blob not null, version integer not null,
    expires_at integer) without rowid`);
  sql.exec(`create index entry_expiry on entry (expires_at)
    where expires_at is not null`);
}

/** The entry of a key; null where there is none, or it has expired. */
export function readEntry(
  sql: SqlStorage,
  key: Key,
  now: number,
): StoredEntry | null {
  const [row] = sql.exec<Row>(
    `select key, value, version from entry where key = ? and ${LIVE}`,
    encodeKey(key),
    now,
  );
  return row ? toEntry(row) : null;
}

/** The entries of the range, up to the limit or a megabyte. */
export function readEntries(
  sql: SqlStorage,
  { limit, reverse = false, now, ...range }: ListRequest,
): { entries: StoredEntry[]; hasMore: boolean } {
  const { from, to } = boundsOf({ ...range, reverse });
  const rows = sql.exec<Row>(
    `select key, value, version from entry
      where key >= ? and key < ? and ${LIVE}
      order by key ${reverse ? "desc" : "asc"} limit ?`,
    from,
    to,
    now,
    limit,
  );
  const entries: StoredEntry[] = [];
  let bytes = 0;
  for (const row of rows) {
    entries.push(toEntry(row));
    bytes += row.value.byteLength;
    if (bytes >= PAGE_BYTES) return { entries, hasMore: true };
  }
  return { entries, hasMore: entries.length === limit };
}

/** Writes or deletes an entry. */
export function changeEntry(
  sql: SqlStorage,
  { key, value, expiresAt = null }: StoredChange,
  version: number,
): void {
  if (!value) {
    sql.exec("delete from entry where key = ?", encodeKey(key));
    return;
  }
  sql.exec(
    `insert or replace into entry (key, value, version, expires_at)
      values (?, ?, ?, ?)`,
    encodeKey(key),
    value,
    version,
    expiresAt,
  );
}

function boundsOf(
  { prefix, start, end, after, reverse }: Omit<ListRequest, "limit" | "now">,
): { from: Uint8Array; to: Uint8Array } {
  const below = rangeBelow(prefix);
  const from = start ? encodeKey(start) : below.from;
  const to = end ? encodeKey(end) : below.to;
  if (!after) return { from, to };
  // No key lies between a key and the same with a zero.
  return reverse
    ? { from, to: encodeKey(after) }
    : { from: new Uint8Array([...encodeKey(after), 0]), to };
}

function toEntry({ key, value, version }: Row): StoredEntry {
  return {
    key: decodeKey(new Uint8Array(key)),
    value: new Uint8Array(value),
    version,
  };
}
