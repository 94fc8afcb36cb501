import type { Bilingual, Locale } from "../../../shared/ui/locale.ts";
import { formatMoment } from "../../../shared/ui/format.ts";
import type { Context } from "../context.ts";
import type { Business } from "../data.ts";
import { dateAt, weekdayOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import type { ClosedReason } from "../words/closed.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What was asked, and what the business says of itself. */
export interface Asked {
  business: Business;
  slots: JobSlots;
}

/** The opening hours of a day, or of the week. */
export function hours(context: Context, { business, slots }: Asked): string {
  const { day } = slots;
  if (day?.kind === "on") return hoursOn(context, business, day.date);
  const days = WEEKDAYS.map((weekday) => ({
    weekday: weekdayName(context, weekday),
    hours: hoursOf(business, weekday) || context.words.info.closed,
  }));
  return context.words.info.hours(days);
}

function hoursOn(context: Context, business: Business, date: string): string {
  const { words: { info }, format, timeZone, locale } = context;
  const day = format.date(date);
  const closure = business.closures.find(({ from, to }) =>
    dateAt(from, timeZone) <= date && date < dateAt(to, timeZone)
  );
  if (closure) return info.closedOn(day, reasonIn(locale, closure.reason));
  const hours = hoursOf(business, weekdayOf(date) || 7);
  return hours === "" ? info.closedOn(day) : info.hoursOn(day, hours);
}

function hoursOf({ hours }: Business, weekday: number): string {
  return hours.filter((one) => one.weekday === weekday)
    .map(({ opens, closes }) => `${opens}–${closes}`).join(", ");
}

/** @param weekday ISO 8601: 1 is Monday. */
function weekdayName({ locale }: Context, weekday: number): string {
  // 2024 began with a Monday.
  const monday = new Date(Date.UTC(2024, 0, weekday));
  return formatMoment(monday, { locale, timeZone: "UTC" }, { weekday: "long" });
}

/** The days of the week and of the next months that are closed. */
export function closedDays(
  context: Context,
  { business, slots }: Asked,
): string {
  const { words: { info }, format, locale, timeZone } = context;
  if (slots.day?.kind === "on") {
    return hoursOn(context, business, slots.day.date);
  }
  const lines = business.closures.map(({ from, to, reason }) => {
    const last = new Date(Date.parse(to) - 1);
    const days = dateAt(from, timeZone) === dateAt(last, timeZone)
      ? format.day(new Date(from))
      : `${format.day(new Date(from))} – ${format.day(last)}`;
    return info.closedDays(days, reasonIn(locale, reason));
  });
  const weekly = hours(context, { business, slots: {} });
  const more = lines.length > 0 ? info.closures(lines) : info.noClosures;
  return `${weekly}\n${more}`;
}

/**
 * Staff write one text, which is kept for both languages. Nobody knows which one
 * it is in, so that it is told as theirs.
 */
function reasonIn(locale: Locale, reason: Bilingual): ClosedReason {
  const text = reason[locale];
  return { text, isQuoted: text !== "" && reason.ja === reason.en };
}
