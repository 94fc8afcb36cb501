import { invalidInput } from "../../shared/http/errors.ts";
import { type CursorOwner, decodeCursor, encodeCursor } from "./cursor.ts";

/** The length of a page if the caller sets none. */
const DEFAULT_LIMIT = 20;

/** Which page of a list to read. */
export interface PageOptions<Row, First> {
  owner: CursorOwner;
  cursor: string | undefined;
  limit: number | undefined;
  /** The sort key's first part; its second is the row's id. */
  key: {
    /** The key's text in a cursor. */
    write(row: Row): string;
    /** @throws {ApiError} 400 if the text is malformed. */
    read(text: string): First;
  };
}

/** The rows to read for a page. */
export interface PageRange<First> {
  after: { first: First; id: string } | undefined;
  /** One more than the page has, to know whether there is a next page. */
  limit: number;
}

/**
 * Reads one page by keyset pagination, which is as fast for late pages as for
 * the first.
 *
 * @throws {ApiError} 400 for a cursor that is malformed or another owner's.
 */
export async function readPage<Row extends { id: string }, First>(
  { owner, cursor, limit = DEFAULT_LIMIT, key }: PageOptions<Row, First>,
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

/** Reads the time in a cursor. */
export function timeInCursor(text: string): Date {
  if (/^2[01]\d\d-/.test(text) && !Number.isNaN(Date.parse(text))) {
    return new Date(text);
  }
  throw invalidInput("cursor", "cursor is malformed");
}

/** The key of lists that the business has put into an order of its own. */
export const byPosition = {
  write: ({ position }: { position: number }): string => String(position),
  read(digits: string): number {
    if (/^-?\d{1,9}$/.test(digits)) return Number(digits);
    throw invalidInput("cursor", "cursor is malformed");
  },
};
