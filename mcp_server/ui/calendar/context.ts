import { formatMoment } from "../../../shared/ui/format.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type {
  Calendar,
  CalendarBooking,
} from "../../booking/calendar_schemas.ts";
import type { CalendarWords } from "../locales/calendar.ts";
import type { CalendarQuery } from "./view.ts";

/** What the page hands to the calendar. */
export interface CalendarProps {
  calendar: Calendar;
  query: CalendarQuery;
  locale: Locale;
  /** IANA name of the business's time zone. */
  timeZone: string;
  /** ISO 8601, by the clock of the server. */
  now: string;
  /** Whether the person may change bookings, and not only look. */
  mayChange: boolean;
  /** A booking to open at once. */
  openId: string | null;
}

/** What every part of the calendar needs for its texts. */
export interface CalendarReader {
  locale: Locale;
  timeZone: string;
  words: CalendarWords;
}

/** `15:00` or `3:00 PM`, in the business's time zone. */
export function timeText(at: number, reader: CalendarReader): string {
  return formatMoment(new Date(at), reader, {
    hour: "numeric",
    minute: "2-digit",
  });
}

/** `15:00–16:00`. */
export function rangeText(
  from: number,
  until: number,
  reader: CalendarReader,
): string {
  const dash = { ja: "～", en: "–" }[reader.locale];
  return timeText(from, reader) + dash + timeText(until, reader);
}

/** `5月10日(金)` or `Fri, May 10`. */
export function dayText(day: string, { locale }: CalendarReader): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    month: locale === "ja" ? "long" : "short",
    day: "numeric",
    weekday: "short",
  }).format(new Date(day));
}

/** Day and time of a booking, and with whom it is. */
export function whenText(
  { start, end, resource }: Pick<CalendarBooking, "start" | "end" | "resource">,
  reader: CalendarReader,
): string {
  const [from, until] = [Date.parse(start), Date.parse(end)];
  const day = dayText(start.slice(0, 10), reader);
  const name = resource[reader.locale];
  return `${day} ${rangeText(from, until, reader)} · ${name}`;
}
