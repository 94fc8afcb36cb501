import { toLocalIso } from "../../shared/time/time_zone.ts";
import { notFound } from "../../shared/http/errors.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { Closure } from "./calendar_schemas.ts";
import { closures } from "./columns.ts";

/** A closure as it is stored; the resource is null for the whole business. */
export interface ClosureRow {
  id: string;
  resourceId: string | null;
  from: Date;
  until: Date;
  reasonJa: string;
  reasonEn: string;
}

/** A closure as it is answered. */
export function toClosure(
  { reasonJa, reasonEn, ...row }: ClosureRow,
  timeZone: string,
): Closure {
  return {
    ...row,
    from: toLocalIso(row.from, timeZone),
    until: toLocalIso(row.until, timeZone),
    reason: { ja: reasonJa, en: reasonEn },
  };
}

/** Writes down when the business, or one resource of it, is closed. */
export async function createClosure(
  sql: TransactionSql,
  { from, until, ...row }: ClosureRow,
): Promise<void> {
  const values = closures.values({ ...row, startsAt: from, endsAt: until });
  await sql`insert into closures ${values}`;
}

/**
 * Takes a closure away; resolves to what it was.
 *
 * @throws {ApiError} 404 where there is none of that id.
 */
export async function deleteClosure(
  sql: TransactionSql,
  id: string,
): Promise<ClosureRow> {
  const [row] = await sql<ClosureRow[]>`
    delete from closures where id = ${id}
    returning id, resource_id as "resourceId", starts_at as "from",
      ends_at as until, reason_ja as "reasonJa", reason_en as "reasonEn"`;
  if (!row) throw notFound("Closure", "closureId");
  return row;
}

/** Closures that are not over, the next one first. */
export async function listClosures(
  sql: TransactionSql,
  now: Date,
): Promise<ClosureRow[]> {
  return await sql<ClosureRow[]>`
    select id, resource_id as "resourceId", starts_at as "from",
      ends_at as until, reason_ja as "reasonJa", reason_en as "reasonEn"
    from closures where ends_at > ${now}
    order by starts_at, id limit 500`;
}

/** Bookings that a closure does not end: they are there already. */
export async function listWithinClosure(
  sql: TransactionSql,
  { resourceId, from, until }: ClosureRow,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from bookings
    where (${resourceId}::text is null or resource_id = ${resourceId})
      and start_at < ${until} and end_at > ${from}
      and status in ('requested', 'pending', 'confirmed')
    order by start_at, id`;
  return rows.map(({ id }) => id);
}
