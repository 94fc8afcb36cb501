import { atLocalTime, toLocalIso } from "./time_zone.ts";

/** A calendar day; months are 1 to 12. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/**
 * The instant of a local day and time in the zone. Days and months past their
 * end roll over, as with `Date.UTC`.
 */
export function momentInZone(
  { year, month, day }: CalendarDay,
  minutesOfDay: number,
  timeZone: string,
): Date {
  const isoDay = new Date(Date.UTC(year, month - 1, day)).toISOString();
  return new Date(atLocalTime(isoDay.slice(0, 10), minutesOfDay, timeZone));
}

/** The local day and time of an instant in the zone. */
export function dayInZone(
  moment: Date,
  timeZone: string,
): CalendarDay & { minutesOfDay: number } {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = toLocalIso(
    moment,
    timeZone,
  ).slice(0, 16).split(/\D/).map(Number);
  return { year, month, day, minutesOfDay: hours * 60 + minutes };
}
