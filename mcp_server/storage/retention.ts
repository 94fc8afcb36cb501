import type { Sql } from "./statement.ts";

/** The fewest days for which an entry of the audit log is kept. */
export const MIN_AUDIT_DAYS = 30;

/**
 * Writes how many days the audit log is kept; 0 keeps it for ever. Resolves to
 * whether that was another before.
 *
 * @param sql Of the database's owner: the server's login may only read.
 */
export async function writeAuditRetention(
  sql: Sql,
  days: number,
): Promise<boolean> {
  const changed = days === 0
    ? await sql`delete from retention where what = 'audit_log' returning what`
    : await sql`
      insert into retention (what, days) values ('audit_log', ${days})
      on conflict (what) do update set days = excluded.days
      where retention.days <> excluded.days
      returning what`;
  return changed.length > 0;
}

/** The days for which the audit log is kept; undefined: for ever. */
export async function readAuditRetention(
  sql: Sql,
): Promise<number | undefined> {
  const [row] = await sql<{ days: number }[]>`
    select days from retention where what = 'audit_log'`;
  return row?.days;
}
