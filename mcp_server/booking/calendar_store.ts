import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { CalendarBooking } from "./calendar_schemas.ts";

type Row = Omit<CalendarBooking, "start" | "end"> & { start: Date; end: Date };

/**
 * The bookings of a span of time that the actor may see. Only columns that a
 * stylist's role can read are named.
 */
export async function selectCalendar(
  sql: TransactionSql,
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): Promise<CalendarBooking[]> {
  const rows = await sql<Row[]>`
    select bookings.id, start_at as "start", end_at as "end", status, note,
      resource_id as "resourceId", customers.name as "customerName",
      jsonb_build_object('ja', services.name_ja, 'en', services.name_en)
        as service,
      jsonb_build_object('ja', resources.name_ja, 'en', resources.name_en)
        as resource
    from bookings
      join customers on customers.id = customer_id
      join services on services.id = service_id
      join resources on resources.id = resource_id
    where start_at < ${to} and end_at > ${from}
    order by start_at, bookings.id`;
  return rows.map(({ start, end, ...row }) => ({
    ...row,
    start: toLocalIso(start, timeZone),
    end: toLocalIso(end, timeZone),
  }));
}
