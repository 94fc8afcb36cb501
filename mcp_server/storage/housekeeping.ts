import type { Sql } from "./statement.ts";

/**
 * Deletes rows without further effect: revocations of expired tokens, rate
 * limits that are fully replenished, expired idempotency keys.
 *
 * @param sql Of the server's own login, outside any transaction.
 */
export async function deleteStaleRows(sql: Sql): Promise<void> {
  await sql`delete from revocations where expires_at < now()`;
  // `skip locked`: waiting for locks here could deadlock with the rate limiter.
  await sql`
    delete from rate_limits where ctid = any (array(
      select ctid from rate_limits where spent_until < now()
      for update skip locked))`;
  await sql`
    delete from idempotency_keys
    where created_at < now() - interval '25 hours'`;
}
