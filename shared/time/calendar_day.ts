import { atLocalTime, toLocalIso } from "./time_zone.ts";

/** A day of the calendar; months count from 1. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/**
 * The moment at which a clock in the zone shows that day and time. Days and
 * months beyond their end count on, as `Date.UTC` has them.
 */
export function momentInZone(
  { year, month, day }: CalendarDay,
  minutesOfDay: number,
  timeZone: string,
): Date {
  const isoDay = new Date(Date.UTC(year, month - 1, day)).toISOString();
  return new Date(atLocalTime(isoDay.slice(0, 10), minutesOfDay, timeZone));
}

/** What a calendar and a clock in the zone show at that moment. */
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
