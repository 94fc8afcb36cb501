import type { TransactionSql } from "../../storage/statement.ts";
import type { Openness, Placed } from "./misfits.ts";

/** A booking that is still to come, and what it is. */
export interface UpcomingRow extends Pick<Placed, "resourceId" | "isInUse"> {
  id: string;
  start: Date;
  end: Date;
  serviceJa: string;
  serviceEn: string;
  resourceJa: string;
  resourceEn: string;
  customerName: string;
}

/** Bookings to come, the soonest first; `limit` of them at most. */
export async function selectUpcoming(
  sql: TransactionSql,
  { now, limit }: { now: Date; limit: number },
): Promise<UpcomingRow[]> {
  return await sql<UpcomingRow[]>`
    select bookings.id, start_at as "start", end_at as "end",
      resource_id as "resourceId", resources.active as "isInUse",
      service_ja as "serviceJa", service_en as "serviceEn",
      resources.name_ja as "resourceJa", resources.name_en as "resourceEn",
      customers.name as "customerName"
    from bookings
      join customers on customers.id = customer_id
      join resources on resources.id = resource_id
    where start_at > ${now} and status in ('requested', 'confirmed')
    order by start_at, bookings.id limit ${limit}`.execute();
}

/** Weekly hours and closures, of the business and of each resource. */
export async function selectOpenness(
  sql: TransactionSql,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Openness> {
  const [hours, closures] = await Promise.all([
    sql<Openness["hours"]>`
      select resource_id as "resourceId", weekday,
        (extract(epoch from opens) / 60)::int as opens,
        (extract(epoch from closes) / 60)::int as closes
      from opening_hours`.execute(),
    sql<{ resourceId: string | null; from: Date; until: Date }[]>`
      select resource_id as "resourceId", starts_at as "from",
        ends_at as until
      from closures where ends_at > ${now}`.execute(),
  ]);
  const spans = closures.map(({ resourceId, from, until }) => ({
    resourceId,
    from: from.getTime(),
    until: until.getTime(),
  }));
  return { hours, closures: spans, timeZone };
}
