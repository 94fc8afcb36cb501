import type { TransactionSql } from "../storage/statement.ts";
import { sha256 } from "./sha256.ts";
import type { ImportInput } from "./schemas.ts";

/** The part of an operation's context that every import takes. */
export interface ImportContext {
  sql: TransactionSql;
  now: Date;
}

/** Nobody is told of what is imported: it was arranged before, elsewhere. */
export async function silenceNotices(sql: TransactionSql): Promise<void> {
  await sql`select set_config('app.notices', 'off', true)`;
}

/** An import that was not gone on with for so long begins anew. */
const KEPT = "7 days";

/**
 * How far an import has come. It stays locked until the transaction ends, so
 * that the same file that is sent twice at once is read in turn.
 */
export async function lockProgress(
  { sql, now }: ImportContext,
  id: string,
  { isFirst, isTrial }: Pick<ImportInput, "isFirst" | "isTrial">,
): Promise<number> {
  if (isFirst) {
    await sql`
      delete from imports where updated_at < ${now}::timestamptz - ${KEPT}::interval
        or id = ${id} and (finished_at is not null or ${isTrial})`;
  }
  const [row] = await sql<[{ line: number }]>`
    insert into imports (id, line, updated_at) values (${id}, 0, ${now})
    on conflict (id) do update set updated_at = excluded.updated_at
    returning line`;
  return row.line;
}

/** Writes down how far it has come now. */
export async function noteProgress(
  { sql, now }: ImportContext,
  id: string,
  { line, isLast }: { line: number; isLast: boolean },
): Promise<void> {
  await sql`
    update imports set line = greatest(line, ${line}), updated_at = ${now},
      finished_at = ${isLast ? now : null}
    where id = ${id}`;
  if (!isLast) return;
  await sql`delete from import_keys where import_id = ${id}`;
  await sql`delete from import_trial_people where import_id = ${id}`;
  await sql`delete from import_trial_bookings where import_id = ${id}`;
}

/** A record that a line is about, under one of the names that it is known by. */
export interface Claim {
  line: number;
  key: string;
}

/** The lines that are about a record that an earlier line was about. */
export async function claimKeys(
  sql: TransactionSql,
  id: string,
  claims: readonly Claim[],
): Promise<ReadonlySet<number>> {
  const keys = await Promise.all(claims.map(({ key }) => sha256(key)));
  const lines = claims.map(({ line }) => line);
  const rows = await sql<{ line: number }[]>`
    with claims as (
      select key, line from unnest(${keys}::text[], ${lines}::int[])
        as claims (key, line)
    ), taken as (
      insert into import_keys (import_id, key, line)
      select ${id}, key, min(line) from claims group by key order by key
      on conflict do nothing returning key, line
    )
    select distinct claims.line from claims left join taken using (key)
    where taken.line is distinct from claims.line`;
  return new Set(rows.map(({ line }) => line));
}
