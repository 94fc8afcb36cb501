/** A moment as ISO 8601 with the offset of an IANA time zone, to the second. */
export function isoInZone(moment: Date, timeZone: string): string {
  const offsetMinutes = offsetIn(moment, timeZone);
  const local = new Date(moment.getTime() + offsetMinutes * 60_000);
  return `${local.toISOString().slice(0, 19)}${formatOffset(offsetMinutes)}`;
}

/** How far the zone is ahead of UTC at that moment, in minutes. */
export function offsetIn(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  const utc = Math.floor(moment.getTime() / 1000) * 1000;
  return Math.round((local - utc) / 60_000);
}

/** A day of the calendar; months count from 1. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** The moment at which a clock in the zone shows that day and time. */
export function momentInZone(
  { year, month, day }: CalendarDay,
  minutesOfDay: number,
  timeZone: string,
): Date {
  const asUtc = Date.UTC(year, month - 1, day, 0, minutesOfDay);
  const guess = offsetIn(new Date(asUtc), timeZone);
  // The offset may change between the guess and the moment itself.
  const offset = offsetIn(new Date(asUtc - guess * 60_000), timeZone);
  return new Date(asUtc - offset * 60_000);
}

/** What a calendar and a clock in the zone show at that moment. */
export function dayInZone(
  moment: Date,
  timeZone: string,
): CalendarDay & { minutesOfDay: number } {
  const local = new Date(
    moment.getTime() + offsetIn(moment, timeZone) * 60_000,
  );
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    minutesOfDay: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

function formatOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${sign}${String(hours).padStart(2, "0")}:${
    String(rest).padStart(2, "0")
  }`;
}
