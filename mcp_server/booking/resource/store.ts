import type { TransactionSql } from "../../storage/statement.ts";
import { openingHours, resources, serviceResources } from "../columns.ts";
import type { Opening, StaffResource } from "./schemas.ts";

const resourceRow = resources.pick(
  "id",
  "kind",
  "nameJa",
  "nameEn",
  "capacity",
  "active",
);

type ResourceRow = Omit<StaffResource, "hours">;

/** Everybody and everything that does services, those in use first; or one. */
export async function selectResources(
  sql: TransactionSql,
  { now, id = null }: { now: Date; id?: string | null },
): Promise<StaffResource[]> {
  const [rows, hours] = await Promise.all([
    sql<ResourceRow[]>`
      select ${resourceRow.list}, coalesce(upcoming, 0)::int as upcoming,
        array(select service_id from service_resources
          where resource_id = resources.id order by service_id) as "serviceIds"
      from resources left join (
        select resource_id, count(*) as upcoming from bookings
        where start_at > ${now} and status in ('requested', 'confirmed')
        group by resource_id) counts on resource_id = resources.id
      where ${id}::text is null or resources.id = ${id}
      order by active desc, position, resources.id
      limit 500`.execute(),
    selectHours(sql),
  ]);
  return rows.map((row) => ({ ...row, hours: ownHours(hours, row.id) }));
}

type HoursRow = Opening & { resourceId: string | null };

/** All weekly hours; those of the business name no resource. */
export async function selectHours(sql: TransactionSql): Promise<HoursRow[]> {
  return await sql<HoursRow[]>`
    select resource_id as "resourceId", weekday,
      to_char(opens, 'HH24:MI') as opens,
      case when closes = '24:00' then '24:00'
        else to_char(closes, 'HH24:MI') end as closes
    from opening_hours order by weekday, opening_hours.opens`.execute();
}

/** The hours of a resource, or of the business where `id` is null. */
export function ownHours(
  rows: readonly HoursRow[],
  id: string | null,
): Opening[] {
  return rows.filter(({ resourceId }) => resourceId === id)
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }));
}

/** Locks a resource; resolves to whether there is one. */
export async function lockResource(
  sql: TransactionSql,
  id: string,
): Promise<boolean> {
  const rows = await sql`select from resources where id = ${id} for update`;
  return rows.length > 0;
}

/** Says anew what a resource does. */
export async function replaceServices(
  sql: TransactionSql,
  resourceId: string,
  serviceIds: readonly string[],
): Promise<void> {
  await sql`delete from service_resources where resource_id = ${resourceId}`;
  const rows = [...new Set(serviceIds)]
    .map((serviceId) => ({ serviceId, resourceId }));
  if (rows.length === 0) return;
  await sql`
    insert into service_resources ${serviceResources.valuesOf(rows)}`;
}

/** Says anew when a resource, or the business, is open. */
export async function replaceHours(
  sql: TransactionSql,
  { resourceId, hours, newId }: {
    resourceId: string | null;
    hours: readonly Opening[];
    newId: (prefix: string) => string;
  },
): Promise<void> {
  await sql`
    delete from opening_hours
    where resource_id is not distinct from ${resourceId}`;
  const rows = hours
    .map((opening) => ({ ...opening, id: newId("hrs_"), resourceId }));
  if (rows.length === 0) return;
  await sql`insert into opening_hours ${openingHours.valuesOf(rows)}`;
}
