import type { TrafficSlot } from "../metrics/traffic.ts";
import type { Sql } from "../storage/statement.ts";

/**
 * Adds the counts of one slot to the rows that all instances share. Rows are
 * sorted, so that concurrent statements lock them in the same order. The commit
 * does not wait for the disk: a crash of the database can lose the last moment's
 * counts.
 *
 * @param sql Of the server's login role, outside any transaction.
 */
export async function writeCounts(
  sql: Sql,
  { at, counts }: TrafficSlot,
  timeZone: string,
): Promise<void> {
  await sql`
    insert into request_rollups as known (grain, at, kind, name, requests,
      errors, refused, bytes, milliseconds, durations)
    select grain,
      case grain when 'slot' then ${new Date(at)}::timestamptz
        else date_trunc(grain, ${new Date(at)}::timestamptz, ${timeZone}) end,
      kind, name, requests, errors, refused, bytes, milliseconds, durations
    from jsonb_to_recordset(${sql.json(counts)}) as counted (kind text,
        name text, requests bigint, errors bigint, refused bigint,
        bytes bigint, milliseconds float8, durations int[]),
      unnest(array['slot', 'hour', 'day', 'month']) as grain
    order by grain, kind, name
    on conflict (grain, at, kind, name) do update set
      requests = known.requests + excluded.requests,
      errors = known.errors + excluded.errors,
      refused = known.refused + excluded.refused,
      bytes = known.bytes + excluded.bytes,
      milliseconds = known.milliseconds + excluded.milliseconds,
      durations = add_counts(known.durations, excluded.durations)
    returning set_config('synchronous_commit', 'off', true)`;
}
