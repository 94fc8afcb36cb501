import type { TransactionSql } from "../storage/statement.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { RowOf } from "../storage/table.ts";
import { serviceRow } from "./columns.ts";
import type { OpeningHours, Span } from "./hours.ts";
import type { Stylist } from "./schemas.ts";
import type { BookingTerms, ResourceSchedule } from "./rules.ts";

/** Something that can be booked. */
export interface Service extends BookingTerms {
  id: string;
  name: Bilingual;
  description: Bilingual;
  priceMinor: number;
  currency: string;
  active: boolean;
  needsApproval: boolean;
}

type ServiceRow = RowOf<typeof serviceRow>;

/** The services on offer, in the order that the business chose. */
export async function listServices(sql: TransactionSql): Promise<Service[]> {
  const rows = await sql<ServiceRow[]>`
    select ${serviceRow.list} from services
    where active order by position, id`;
  return rows.map(toService);
}

/** The service of that id, also one that is no longer on offer. */
export async function getService(
  sql: TransactionSql,
  id: string,
): Promise<Service | undefined> {
  const [row] = await sql<ServiceRow[]>`
    select ${serviceRow.list} from services where id = ${id}`;
  return row && toService(row);
}

/** The stylists who can be chosen, by the service that they do. */
export async function listStylists(
  sql: TransactionSql,
): Promise<Map<string, Stylist[]>> {
  const rows = await sql<
    { serviceId: string; id: string; nameJa: string; nameEn: string }[]
  >`
    select service_id as "serviceId", id, name_ja as "nameJa",
      name_en as "nameEn"
    from resources join service_resources on resource_id = id
    where kind = 'stylist' and active order by position, id`;
  const stylists = new Map<string, Stylist[]>();
  for (const { serviceId, id, nameJa, nameEn } of rows) {
    const others = stylists.get(serviceId) ?? [];
    const name = { ja: nameJa, en: nameEn };
    stylists.set(serviceId, [...others, { id, name }]);
  }
  return stylists;
}

function toService(row: ServiceRow): Service {
  const { nameJa, nameEn, descriptionJa, descriptionEn, ...terms } = row;
  return {
    ...terms,
    name: { ja: nameJa, en: nameEn },
    description: { ja: descriptionJa, en: descriptionEn },
  };
}

/** Filters of the schedules to read. */
export interface ScheduleQuery {
  serviceId: string;
  /** The only resource that is asked for. */
  stylistId?: string | undefined;
  /** Closures and taken lanes are read for this time. */
  window: Span;
  /** A booking that is about to move and is not in its own way. */
  except?: string | undefined;
}

/**
 * The resources that can do a service, best first, with their hours and what
 * is taken, whoever took it. The queries travel together.
 */
export async function listSchedules(
  sql: TransactionSql,
  query: ScheduleQuery,
): Promise<ResourceSchedule[]> {
  const [resources, hours, closures, busy] = await Promise.all([
    listResources(sql, query),
    listHours(sql, query),
    listClosures(sql, query),
    listBusyLanes(sql, query),
  ]);
  return resources.map(({ id, capacity }) => {
    const own = hours.filter((row) => row.resourceId === id);
    return {
      resourceId: id,
      capacity,
      hours: own.length > 0
        ? own
        : hours.filter((row) => row.resourceId === null),
      closures: closures
        .filter((row) => row.resourceId === null || row.resourceId === id)
        .map(toSpan),
      busy: busy.filter((row) => row.resourceId === id)
        .map((row) => ({ lane: row.lane, ...toSpan(row) })),
    };
  });
}

async function listResources(
  sql: TransactionSql,
  { serviceId, stylistId }: ScheduleQuery,
) {
  return await sql<{ id: string; capacity: number }[]>`
    select id, capacity from resources
    join service_resources on resource_id = id
    where service_id = ${serviceId} and active
      ${stylistId === undefined ? sql`` : sql`and id = ${stylistId}`}
    order by position, id`;
}

async function listHours(sql: TransactionSql, { serviceId }: ScheduleQuery) {
  return await sql<(OpeningHours & { resourceId: string | null })[]>`
    select resource_id as "resourceId", weekday,
      (extract(epoch from opens) / 60)::int as opens,
      (extract(epoch from closes) / 60)::int as closes
    from opening_hours
    where resource_id is null or resource_id in (
      select resource_id from service_resources where service_id = ${serviceId})`;
}

interface ClosureRow {
  resourceId: string | null;
  from: Date;
  until: Date;
}

async function listClosures(sql: TransactionSql, { window }: ScheduleQuery) {
  return await sql<ClosureRow[]>`
    select resource_id as "resourceId", starts_at as "from", ends_at as until
    from closures
    where starts_at < ${new Date(window.until)}
      and ends_at > ${new Date(window.from)}`;
}

async function listBusyLanes(
  sql: TransactionSql,
  { serviceId, window, except = "" }: ScheduleQuery,
) {
  return await sql<(ClosureRow & { lane: number })[]>`
    select resource_id as "resourceId", lane,
      busy_from as "from", busy_until as until
    from busy_lanes(${serviceId}, ${new Date(window.from)},
      ${new Date(window.until)}, ${except})`;
}

function toSpan({ from, until }: { from: Date; until: Date }): Span {
  return { from: from.getTime(), until: until.getTime() };
}
