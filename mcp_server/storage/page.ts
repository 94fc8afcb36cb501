import { invalidInput } from "../../shared/http/errors.ts";
import { type CursorOwner, decodeCursor, encodeCursor } from "./cursor.ts";

/** How many rows a page has where the caller names no number. */
const ROWS = 20;

/** Where a page starts and how long it is. */
export interface PageOptions<Row, First> {
  owner: CursorOwner;
  cursor: string | undefined;
  limit: number | undefined;
  /** The sort key's first part; its second is the row's id. */
  key: {
    /** As a cursor holds it. */
    write(row: Row): string;
    /** @throws {ApiError} 400 for a text that anyone could have made up. */
    read(text: string): First;
  };
}

/** What is to be read for a page. */
export interface PageRange<First> {
  after: { first: First; id: string } | undefined;
  /** One more than the page holds, which tells whether there is another. */
  limit: number;
}

/**
 * One page by keyset, which costs the same however far into the list it is.
 *
 * @throws {ApiError} 400 for a cursor that is malformed or another owner's.
 */
export async function readPage<Row extends { id: string }, First>(
  { owner, cursor, limit = ROWS, key }: PageOptions<Row, First>,
  read: (range: PageRange<First>) => PromiseLike<Row[]>,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const [first, id] = cursor === undefined
    ? []
    : await decodeCursor(owner, cursor, 2);
  const after = first === undefined || id === undefined
    ? undefined
    : { first: key.read(first), id };
  const found = await read({ after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    rows,
    nextCursor: last
      ? await encodeCursor(owner, [key.write(last), last.id])
      : null,
  };
}

/** A moment in a cursor. */
export function momentIn(text: string): Date {
  if (/^2[01]\d\d-/.test(text) && !Number.isNaN(Date.parse(text))) {
    return new Date(text);
  }
  throw invalidInput("cursor", "cursor is malformed");
}

/** The key of lists in an order that the business gave them. */
export const byPosition = {
  write: ({ position }: { position: number }): string => String(position),
  read(digits: string): number {
    if (/^-?\d{1,9}$/.test(digits)) return Number(digits);
    throw invalidInput("cursor", "cursor is malformed");
  },
};
