import type { Sql } from "../storage/statement.ts";

/**
 * Closes what nobody took before it was too late, as where no AI service delivers
 * and no mail is set up, and deletes what is more than 400 days old.
 */
export async function closeOldNotices(sql: Sql, now: Date): Promise<void> {
  await sql`
    update notices set state = case when attempts > 0 then 'dead'
        else 'obsolete' end,
      reason = 'too_late', leased_until = null, done_at = ${now}
    where state = 'waiting' and send_before <= ${now}
      and coalesce(leased_until, ${now}) <= ${now}`;
  await sql`
    delete from notices
    where created_at < ${now}::timestamptz - interval '400 days'`;
}
