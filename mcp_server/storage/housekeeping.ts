import type { Sql } from "./statement.ts";

/** Entries of the audit log that one run deletes at most. */
const LAPSED_AT_ONCE = 10_000;

/**
 * Deletes rows without further effect: revocations of expired tokens, rate
 * limits that are fully replenished, expired idempotency keys, and entries of the
 * audit log that are older than the owner wants to keep them. When an issuer's
 * tokens were last used is noted from the rate limits.
 *
 * @param sql Of the server's own login, outside any transaction.
 */
export async function deleteStaleRows(sql: Sql): Promise<void> {
  await sql`delete from revocations where expires_at < now()`;
  // `skip locked`: waiting for locks here could deadlock with the rate limiter.
  await sql`
    with deleted as (
      delete from rate_limits where ctid = any (array(
        select ctid from rate_limits where spent_until < now()
        for update skip locked))
      returning issuer, spent_until)
    insert into issuer_use (issuer, last_used_at)
    select issuer, max(spent_until) from deleted where issuer <> ''
    group by issuer order by issuer
    on conflict (issuer) do update
      set last_used_at = greatest(issuer_use.last_used_at, excluded.last_used_at)`;
  await sql`
    delete from idempotency_keys
    where created_at < now() - interval '25 hours'`;
  await sql`select delete_lapsed_audit(${LAPSED_AT_ONCE})`;
}

/** Records that the housekeeping ran. */
export async function recordHousekeeping(sql: Sql): Promise<void> {
  await sql`
    insert into housekeeping_run (id, ended_at) values ('last', now())
    on conflict (id) do update set ended_at = excluded.ended_at`;
}
