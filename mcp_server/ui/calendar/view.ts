import {
  addDays,
  atLocalTime,
  localDay,
  toLocalIso,
  weekday,
} from "../../../shared/time/time_zone.ts";

export const CALENDAR_VIEWS = ["day", "week", "month", "list"] as const;
export type CalendarView = typeof CALENDAR_VIEWS[number];

export const SHOWN_STATUSES = [
  "requested",
  "confirmed",
  "completed",
  "no_show",
  "cancelled",
] as const;

/** What the calendar is asked to show; it travels in the address. */
export interface CalendarQuery {
  view: CalendarView;
  /** `YYYY-MM-DD` of the business. */
  date: string;
  /** The only column that is shown. */
  column?: string | undefined;
  /** The only status that is shown; else all but the cancelled ones. */
  status?: typeof SHOWN_STATUSES[number] | undefined;
}

/** Reads the query; what is unknown counts as not given, so old links still open. */
export function readQuery(
  query: URLSearchParams,
  today: string,
): CalendarQuery {
  const view = CALENDAR_VIEWS.find((each) => each === query.get("view"));
  const status = SHOWN_STATUSES.find((each) => each === query.get("status"));
  const date = query.get("date") ?? "";
  return {
    view: view ?? "day",
    date: isDay(date) ? date : today,
    column: query.get("column") || undefined,
    status,
  };
}

/** Whether it is a day of the years that bookings can be in. */
function isDay(text: string): boolean {
  const isWritten = /^2[01]\d\d-\d\d-\d\d$/.test(text);
  const time = isWritten ? Date.parse(text) : NaN;
  return !Number.isNaN(time) &&
    new Date(time).toISOString().slice(0, 10) === text &&
    text > "2000-02" && text < "2199-11";
}

/** The address of the calendar under that query. */
export function calendarHref(
  { view, date, column, status }: CalendarQuery,
): string {
  const query = new URLSearchParams({
    view,
    date,
    ...(column && { column }),
    ...(status && { status }),
  });
  return `/admin/calendar?${query}`;
}

/** The days on show, in order: weeks start on Monday, a month with whole weeks. */
export function daysOf({ view, date }: Pick<CalendarQuery, "view" | "date">) {
  if (view === "day") return [date];
  const first = view === "month" ? `${date.slice(0, 7)}-01` : date;
  const start = view === "list" ? date : addDays(first, 1 - weekday(first));
  const count = view === "month" ? 42 : 7;
  const days = Array.from({ length: count }, (_, i) => addDays(start, i));
  return view === "month"
    ? days.slice(0, days[35]!.startsWith(date.slice(0, 7)) ? 42 : 35)
    : days;
}

/** The same view one step on (1) or back (-1). */
export function stepped(query: CalendarQuery, step: 1 | -1): CalendarQuery {
  const { view, date } = query;
  if (view !== "month") {
    return { ...query, date: addDays(date, step * (view === "day" ? 1 : 7)) };
  }
  const [year = 0, month = 1] = date.split("-").map(Number);
  const next = new Date(Date.UTC(year, month - 1 + step, 1));
  return { ...query, date: next.toISOString().slice(0, 10) };
}

/** The time that the days on show take, as ISO 8601 of the business. */
export function spanOf(
  query: Pick<CalendarQuery, "view" | "date">,
  timeZone: string,
): { from: string; to: string } {
  const days = daysOf(query);
  const [from, to] = [days[0]!, addDays(days.at(-1)!, 1)]
    .map((day) => toLocalIso(atLocalTime(day, 0, timeZone), timeZone));
  return { from: from!, to: to! };
}

/** The business's day of a moment. */
export function dayOfMoment(moment: string | Date, timeZone: string): string {
  return localDay(new Date(moment).getTime(), timeZone);
}
