import type { OperationContext } from "../operation/operation.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import { timeInCursor } from "../storage/page.ts";
import type { SubmissionQuery } from "./submission_schemas.ts";
import {
  listSubmissions,
  type Position,
  type SubmissionRow,
} from "./submission_store.ts";

/** The length of a page if the caller sets none. */
const DEFAULT_LIMIT = 20;
/** Submissions in which a page of a search looks for its words, at most. */
const LOOKED_THROUGH = 2000;

/**
 * One page, the latest first. A search for words looks through so many and no
 * more: where few of them fit, the next page goes on behind the last one that was
 * looked at.
 */
export async function readSubmissions(
  { sql, actor }: OperationContext,
  { cursor, limit = DEFAULT_LIMIT, query, ...filter }: SubmissionQuery,
): Promise<{ rows: SubmissionRow[]; nextCursor: string | null }> {
  const owner = { list: "form_submissions", actor };
  const [time, id] = cursor === undefined
    ? []
    : await decodeCursor(owner, cursor, 2);
  const after = time === undefined || id === undefined
    ? undefined
    : { submittedAt: timeInCursor(time), id };
  const words = query?.split(/\s+/).filter(Boolean) ?? [];
  const lookedAt = words.length > 0
    ? Math.max(LOOKED_THROUGH, limit + 1)
    : limit + 1;
  const { rows, last, count } = await listSubmissions(sql, {
    ...filter,
    words,
    after,
    lookedAt,
    limit: limit + 1,
  });
  const end = rows.length > limit
    ? rows[limit - 1]
    : count === lookedAt
    ? last
    : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: end ? await encodeCursor(owner, keyOf(end)) : null,
  };
}

function keyOf({ submittedAt, id }: Position): [string, string] {
  return [submittedAt.toISOString(), id];
}
