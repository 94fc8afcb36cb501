import type { IsoDate } from "./frame.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The local day and time that a moment is in a time zone. */
export interface Today {
  date: IsoDate;
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each time zone, because that is slow. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

export function todayIn(now: Date, timeZone: string): Today {
  const parts = formatOf(timeZone).formatToParts(now);
  const get = (type: string) => parts.find((part) => part.type === type)!.value;
  return {
    date: `${get("year")}-${get("month")}-${get("day")}`,
    minutes: Number(get("hour")) * 60 + Number(get("minute")),
  };
}

/** A date that exists, or nothing (30 February). */
export function dateFrom(
  year: number,
  month: number,
  day: number,
): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    year > 1000;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one date to a later one. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The same day of another month, or its last one. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = fieldsOf(date);
  const first = monthStart(year, month + months);
  const last = fieldsOf(monthEnd(first)).day;
  return addDays(first, Math.min(day, last) - 1);
}

/** Days from a date to the next such weekday, or to the last one; never none. */
export function daysToWeekday(
  from: IsoDate,
  { weekday, isBefore }: { weekday: number; isBefore?: true },
): number {
  const days = (weekday - weekdayOf(from) + 7) % 7;
  return isBefore ? days - 7 : days || 7;
}

/** 0 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(Date.parse(date)).getUTCDay();
}

/** The Monday of the date's week. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

export function fieldsOf(date: IsoDate) {
  const [year, month, day] = date.split("-").map(Number);
  return { year: year!, month: month!, day: day! };
}

/** The first of a month; month 13 is next year's January. */
export function monthStart(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

export function monthEnd(date: IsoDate): IsoDate {
  const { year, month } = fieldsOf(date);
  return addDays(monthStart(year, month + 1), -1);
}
