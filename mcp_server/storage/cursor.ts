import { invalidInput } from "../../shared/http/errors.ts";
import type { Actor } from "./actor.ts";

/** The list and actor for which a cursor is valid. */
export interface CursorOwner {
  /** Name of the list and its order, e.g. `booking_list`. */
  list: string;
  actor: Actor;
}

/**
 * An opaque cursor that continues after `position`, the sort key of the last
 * row. It contains a fingerprint of its owner, so another actor's cursor is
 * refused. It grants nothing: the query and row level security decide which
 * rows are shown.
 */
export async function encodeCursor(
  owner: CursorOwner,
  position: readonly string[],
): Promise<string> {
  const text = JSON.stringify([await fingerprint(owner), ...position]);
  return new TextEncoder().encode(text)
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/**
 * The sort key in `cursor`: `length` strings.
 *
 * @throws {ApiError} 400 if it is malformed or another owner's.
 */
export async function decodeCursor(
  owner: CursorOwner,
  cursor: string,
  length: number,
): Promise<string[]> {
  const parts = parse(cursor);
  const isGood = parts?.length === length + 1 &&
    parts[0] === await fingerprint(owner) &&
    parts.every((part) => !part.includes("\0"));
  if (isGood) return parts.slice(1);
  throw invalidInput(
    "cursor",
    "cursor must be the nextCursor of an earlier page of this list",
  );
}

function parse(cursor: string): string[] | undefined {
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    const parts: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(parts)) return undefined;
    return parts.every((part) => typeof part === "string") ? parts : undefined;
  } catch {
    return undefined;
  }
}

async function fingerprint({ list, actor }: CursorOwner): Promise<string> {
  const text = JSON.stringify([list, actor.kind, ...identity(actor)]);
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toHex().slice(0, 16);
}

function identity(actor: Actor): string[] {
  switch (actor.kind) {
    case "user":
      return [actor.principal.issuer, actor.principal.userId];
    case "staff":
      return [actor.adminId];
    case "service":
      return [actor.issuer];
  }
}
