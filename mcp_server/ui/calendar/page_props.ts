import type {
  Calendar,
  CalendarBooking,
} from "../../booking/calendar_schemas.ts";
import type { CalendarReader } from "./context.ts";
import type { CalendarQuery } from "./view.ts";

/** What the parts of the page that need no script are rendered from. */
export interface PageProps {
  query: CalendarQuery;
  calendar: Calendar;
  reader: CalendarReader;
  /** `YYYY-MM-DD` of the business. */
  today: string;
}

/** The bookings that start on a day, as the query filters them. */
export function bookingsOn(
  day: string,
  { calendar, query }: Pick<PageProps, "calendar" | "query">,
): CalendarBooking[] {
  const { column, status } = query;
  // Times are the business's, so their date is its day.
  return calendar.items.filter((booking) =>
    booking.start.startsWith(day) &&
    (column === undefined || booking.resourceId === column) &&
    (status === undefined
      ? booking.status !== "cancelled"
      : booking.status === status)
  );
}

/** Why the whole business is closed on a day; null where it is not. */
export function closureOn(
  day: string,
  { calendar, reader }: Pick<PageProps, "calendar" | "reader">,
): string | null {
  const closure = calendar.closures.find(({ resourceId, from, until }) =>
    resourceId === null && from.slice(0, 10) <= day &&
    until.slice(0, 19) > `${day}T00:00:00`
  );
  if (!closure) return null;
  const { words, locale } = reader;
  return `${words.closed} ${closure.reason[locale]}`.trim();
}
