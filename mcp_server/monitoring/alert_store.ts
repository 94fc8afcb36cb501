import type { Sql } from "../storage/statement.ts";
import type { AlertRule, Finding, Health } from "./rules.ts";

/** An alert whose news nobody was told yet. */
export interface UnsentAlert {
  id: string;
  rule: AlertRule;
  began_at: Date;
  ended_at: Date | null;
  value: number;
  allowed: number;
}

/** Measures what the rules are applied to. */
export async function readHealth(sql: Sql): Promise<Health> {
  const started = performance.now();
  await sql`select 1`;
  const roundTripMs = performance.now() - started;
  const [recent, [silence]] = await Promise.all([
    sql<{ requests: number; errors: number; durations: number[] }[]>`
      select requests::float8, errors::float8, durations
      from request_rollups
      where grain = 'slot' and kind = 'all'
        and at > now() - interval '15 minutes'`,
    sql<{ minutes: number | null; hours: number }[]>`
      with last as (
        select max(at) as at from request_rollups
        where grain = 'slot' and kind = 'all' and requests > 0)
      select floor(greatest(0, extract(epoch from
          now() - last.at - interval '5 minutes') / 60))::int as minutes,
        (select count(*) from request_rollups
          where grain = 'hour' and kind = 'all' and requests > 0
            and at > last.at - interval '24 hours' and at <= last.at
        )::int as hours
      from last`,
  ]);
  return {
    requests: recent.reduce((sum, { requests }) => sum + requests, 0),
    errors: recent.reduce((sum, { errors }) => sum + errors, 0),
    durations: sumOf(recent.map(({ durations }) => durations)),
    silentMinutes: silence?.minutes ?? null,
    isSteady: silence?.hours === 24,
    roundTripMs,
  };
}

function sumOf(all: readonly (readonly number[])[]): number[] {
  const length = Math.max(0, ...all.map((each) => each.length));
  return Array.from(
    { length },
    (_, index) => all.reduce((sum, each) => sum + (each[index] ?? 0), 0),
  );
}

/** The rules with an open alert. */
export async function readOpenRules(sql: Sql): Promise<Set<AlertRule>> {
  const rows = await sql<{ rule: AlertRule }[]>`
    select rule from alerts where ended_at is null`;
  return new Set(rows.map(({ rule }) => rule));
}

/** Opens, goes on with and ends alerts; several instances may do so at once. */
export async function writeFindings(
  sql: Sql,
  findings: readonly Finding[],
): Promise<void> {
  for (const { rule, value, allowed, isWrong } of findings) {
    if (isWrong) {
      await sql`
        insert into alerts (rule, began_at, value, allowed)
        values (${rule}, now(), ${value}, ${allowed})
        on conflict (rule) where ended_at is null
        do update set value = greatest(alerts.value, excluded.value)`;
    } else {
      await sql`
        update alerts set ended_at = now()
        where rule = ${rule} and ended_at is null`;
    }
  }
}

/** After so long a webhook that never took an alert is no longer tried. */
const TRIED_FOR = "1 day";

/** Takes the alerts whose news is still to be sent, for this instance alone. */
export async function claimUnsent(sql: Sql): Promise<UnsentAlert[]> {
  return await sql<UnsentAlert[]>`
    update alerts set claimed_until = now() + interval '50 seconds'
    where id in (
        select id from alerts
        where (began_sent_at is null
            or ended_at is not null and ended_sent_at is null)
          and coalesce(ended_at, began_at) > now() - ${TRIED_FOR}::interval
          and (claimed_until is null or claimed_until < now())
        for update skip locked)
    returning id::text, rule, began_at, ended_at, value, allowed`;
}

/** An alert that is over before its beginning was sent is sent once. */
export async function markSent(
  sql: Sql,
  { id, ended_at }: UnsentAlert,
): Promise<void> {
  await sql`
    update alerts set claimed_until = null,
      began_sent_at = coalesce(began_sent_at, now()),
      ended_sent_at = case when ${ended_at !== null} then now() end
    where id = ${id}`;
}
