import type { Sql } from "../storage/statement.ts";

/** Deletes counts and alerts that are older than they are kept. */
export async function deleteOldCounts(sql: Sql): Promise<void> {
  await sql`
    delete from request_rollups
    where at < now() - case grain
      when 'slot' then interval '2 days'
      when 'hour' then interval '45 days'
      when 'day' then interval '400 days'
      else interval '10 years' end`;
  await sql`
    delete from alerts where ended_at < now() - interval '400 days'`;
}
