import type { Sql } from "./statement.ts";

/**
 * Removes rows that say nothing any more: revocations of tokens that have
 * expired, limits of which all is earned again, keys that count no more.
 *
 * @param sql Of the server's own login, outside any transaction.
 */
export async function deleteStaleRows(sql: Sql): Promise<void> {
  await sql`delete from revocations where expires_at < now()`;
  // Waits for nobody, so that nobody who holds one row and wants another
  // waits for this.
  await sql`
    delete from rate_limits where ctid = any (array(
      select ctid from rate_limits where spent_until < now()
      for update skip locked))`;
  await sql`
    delete from idempotency_keys
    where created_at < now() - interval '25 hours'`;
}
