import type { TransactionSql } from "../storage/statement.ts";
import type { CheckedPicture } from "./checked_picture.ts";

/** The address of a picture on this server. */
export function pathOfPicture(id: string): string {
  return `/pictures/${id}`;
}

/**
 * Stores a picture, unless it is there, and locks it. Resolves to its id.
 */
export async function putPicture(
  sql: TransactionSql,
  { type, width, height, bytes }: CheckedPicture,
  now: Date,
): Promise<string> {
  const id = toHex(await crypto.subtle.digest("SHA-256", bytes));
  await sql`
    insert into pictures (id, type, width, height, content, created_at)
    values (${id}, ${type}, ${width}, ${height},
      decode(${toBase64(bytes)}, 'base64'), ${now})
    on conflict (id) do update set created_at = excluded.created_at`;
  return id;
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
