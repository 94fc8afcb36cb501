import type { TransactionSql } from "../storage/statement.ts";
import type { CheckedPicture } from "./checked_picture.ts";

/** The address of a picture on this server. */
export function pathOfPicture(id: string): string {
  return `/pictures/${id}`;
}

/** A picture's id says its content. */
export async function idOfPicture(
  { bytes }: Pick<CheckedPicture, "bytes">,
): Promise<string> {
  return toHex(await crypto.subtle.digest("SHA-256", bytes));
}

/**
 * Locks pictures, stored or about to be, in the order of their ids until the
 * transaction ends. Whoever writes several takes these locks first, or two could
 * wait for each other.
 */
export async function lockPictures(
  sql: TransactionSql,
  ids: readonly string[],
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('picture ' || id, 0))
    from (
      select distinct id from unnest(${[...ids]}::text[]) as given (id)
      order by id offset 0
    ) as ordered`;
}

/** Stores a picture, unless it is there, and locks it. */
export async function putPicture(
  sql: TransactionSql,
  picture: CheckedPicture,
  now: Date,
): Promise<void> {
  const { type, width, height, bytes } = picture;
  const id = await idOfPicture(picture);
  await sql`
    insert into pictures (id, type, width, height, content, created_at)
    values (${id}, ${type}, ${width}, ${height},
      decode(${toBase64(bytes)}, 'base64'), ${now})
    on conflict (id) do update set created_at = excluded.created_at`;
}

/** A picture as it is served. */
export interface StoredPicture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export async function getPicture(
  sql: TransactionSql,
  id: string,
): Promise<StoredPicture | null> {
  const [row] = await sql<{ type: string; content: string }[]>`
    select type, encode(content, 'base64') as content
    from pictures where id = ${id}`;
  return row ? { type: row.type, bytes: fromBase64(row.content) } : null;
}

/** Postgres breaks base64 into lines, which `atob` skips. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  // As many arguments as every engine takes.
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

function toHex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
