import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type {
  Calendar,
  CalendarBooking,
  CalendarColumn,
  CalendarService,
} from "./calendar_schemas.ts";
import { toClosure } from "./closure_store.ts";
import { merged, type OpeningHours, openingsAround } from "./hours.ts";

/** The time that a calendar shows, and where. */
interface Shown {
  from: Date;
  to: Date;
  timeZone: string;
}

/**
 * Bookings, columns, hours and closures of a span of time that the actor may
 * see. Only columns that a stylist's role can read are named.
 */
export async function selectCalendar(
  sql: TransactionSql,
  shown: Shown,
): Promise<Calendar> {
  const [items, columns, services, hours, closures] = await Promise.all([
    selectBookings(sql, shown),
    selectColumns(sql, shown),
    selectServices(sql),
    selectHours(sql),
    selectClosures(sql, shown),
  ]);
  return {
    items: items.map((row) => toItem(row, shown.timeZone)),
    columns,
    services,
    open: columns.flatMap(({ id }) => openSpans(id, hours, shown)),
    closures: closures.map((row) => toClosure(row, shown.timeZone)),
  };
}

type Moments = "start" | "end" | "busyFrom" | "busyUntil";
type Row = Omit<CalendarBooking, Moments> & Record<Moments, Date>;

async function selectBookings(sql: TransactionSql, { from, to }: Shown) {
  return await sql<Row[]>`
    select bookings.id, start_at as "start", end_at as "end", status, note,
      bookings.version,
      lower(busy) as "busyFrom", upper(busy) as "busyUntil",
      service_id as "serviceId", resource_id as "resourceId",
      customers.name as "customerName",
      jsonb_build_object('ja', service_ja, 'en', service_en) as service,
      jsonb_build_object('ja', resources.name_ja, 'en', resources.name_en)
        as resource
    from bookings
      join customers on customers.id = customer_id
      join resources on resources.id = resource_id
    where ${isShown(sql, { from, to })}
    order by start_at, bookings.id`;
}

/** No booking is longer than a day, so the index on the start is of use. */
function isShown(sql: TransactionSql, { from, to }: Omit<Shown, "timeZone">) {
  const earliest = new Date(from.getTime() - 24 * 60 * 60 * 1000);
  return sql`start_at < ${to} and start_at > ${earliest} and end_at > ${from}`;
}

function toItem(row: Row, timeZone: string): CalendarBooking {
  return {
    ...row,
    start: toLocalIso(row.start, timeZone),
    end: toLocalIso(row.end, timeZone),
    busyFrom: toLocalIso(row.busyFrom, timeZone),
    busyUntil: toLocalIso(row.busyUntil, timeZone),
  };
}

/** Also a column that is no longer used, as long as something is on it. */
async function selectColumns(sql: TransactionSql, { from, to }: Shown) {
  return await sql<CalendarColumn[]>`
    select id, kind, jsonb_build_object('ja', name_ja, 'en', name_en) as name
    from resources
    where active or id in (
      select resource_id from bookings
      where ${isShown(sql, { from, to })} and status <> 'cancelled')
    order by position, id`;
}

async function selectServices(sql: TransactionSql) {
  return await sql<CalendarService[]>`
    select services.id, duration_minutes as "durationMinutes",
      jsonb_build_object('ja', name_ja, 'en', name_en) as name,
      array_agg(resource_id order by resource_id) as "resourceIds"
    from services join service_resources on service_id = services.id
    where active group by services.id order by position, services.id`;
}

type HoursRow = OpeningHours & { resourceId: string | null };

async function selectHours(sql: TransactionSql) {
  return await sql<HoursRow[]>`
    select resource_id as "resourceId", weekday,
      (extract(epoch from opens) / 60)::int as opens,
      (extract(epoch from closes) / 60)::int as closes
    from opening_hours`;
}

async function selectClosures(sql: TransactionSql, { from, to }: Shown) {
  return await sql<Parameters<typeof toClosure>[0][]>`
    select id, resource_id as "resourceId", starts_at as "from",
      ends_at as until, reason_ja as "reasonJa", reason_en as "reasonEn"
    from closures where starts_at < ${to} and ends_at > ${from}
    order by starts_at, id`;
}

/** Hours of its own count in place of those of the business. */
function openSpans(
  resourceId: string,
  hours: readonly HoursRow[],
  { from, to, timeZone }: Shown,
): Calendar["open"] {
  const own = hours.filter((row) => row.resourceId === resourceId);
  const rows = own.length > 0
    ? own
    : hours.filter((row) => row.resourceId === null);
  const window = { from: from.getTime(), until: to.getTime() };
  return merged(openingsAround(rows, window, timeZone))
    .map((span) => ({
      from: Math.max(span.from, window.from),
      until: Math.min(span.until, window.until),
    }))
    .filter((span) => span.from < span.until)
    .map((span) => ({
      resourceId,
      from: toLocalIso(span.from, timeZone),
      until: toLocalIso(span.until, timeZone),
    }));
}
