import type { Durations } from "../metrics/durations.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { AlertRule } from "./rules.ts";
import type { Unit } from "./schemas.ts";

type Context = Pick<OperationContext, "sql">;

/** Counts as they are stored, or sums of them. */
export interface CountRow {
  kind: "all" | "route" | "tool";
  name: string;
  requests: number;
  errors: number;
  refused: number;
  bytes: number;
  milliseconds: number;
  durations: Durations;
}

/** Counts of all requests of one hour, day or month. */
export interface PointRow extends CountRow {
  at: Date;
}

/** From the first moment on, up to the last one, which is included. */
export interface Range {
  unit: Unit;
  first: Date;
  last: Date;
}

/** The counts of all requests, point by point. */
export async function readPoints(
  { sql }: Context,
  { unit, first, last }: Range,
): Promise<PointRow[]> {
  return await sql<PointRow[]>`
    select at, kind, name, requests::float8, errors::float8, refused::float8,
      bytes::float8, milliseconds, durations
    from request_rollups
    where grain = ${unit} and at >= ${first} and at <= ${last}
      and kind = 'all'
    order by at`;
}

/** The sums of each route and operation, the most frequent first. */
export async function readNames(
  { sql }: Context,
  { unit, first, last }: Range,
): Promise<CountRow[]> {
  return await sql<CountRow[]>`
    with chosen as (
      select * from request_rollups
      where grain = ${unit} and at >= ${first} and at <= ${last}
        and kind <> 'all'),
    distribution as (
      select kind, name, array_agg(count order by place) as durations
      from (
        select kind, name, place, sum(count)::int as count
        from chosen, unnest(durations) with ordinality as each (count, place)
        group by kind, name, place) as buckets
      group by kind, name)
    select kind, name, sum(requests)::float8 as requests,
      sum(errors)::float8 as errors, sum(refused)::float8 as refused,
      sum(bytes)::float8 as bytes, sum(milliseconds) as milliseconds,
      coalesce((
        select durations from distribution as d
        where d.kind = chosen.kind and d.name = chosen.name), '{}') as durations
    from chosen group by kind, name
    order by requests desc, kind, name`;
}

/** An alert as it is stored. */
export interface AlertRow {
  rule: AlertRule;
  began_at: Date;
  ended_at: Date | null;
  value: number;
  allowed: number;
  is_sent: boolean;
}

/** Alerts that are shown at once. */
const SHOWN_ALERTS = 20;

/** The latest alerts, those that are open first. */
export async function readAlerts({ sql }: Context): Promise<AlertRow[]> {
  return await sql<AlertRow[]>`
    select rule, began_at, ended_at, value, allowed,
      case when ended_at is null then began_sent_at else ended_sent_at end
        is not null as is_sent
    from alerts
    order by ended_at is null desc, began_at desc limit ${SHOWN_ALERTS}`;
}
