import { dayInZone } from "../../shared/time/calendar_day.ts";
import { addDays, atLocalTime, localDay } from "../../shared/time/time_zone.ts";
import type { IsoDate, Minutes } from "./reading/frame.ts";

export { addDays as plusDays };

const DAY = 24 * 60 * 60 * 1000;

/** The local day of an instant. */
export function dateAt(moment: Date | string, timeZone: string): IsoDate {
  return localDay(new Date(moment).getTime(), timeZone);
}

/** The local time of an instant, in minutes after midnight. */
export function minutesAt(moment: Date | string, timeZone: string): Minutes {
  return dayInZone(new Date(moment), timeZone).minutesOfDay;
}

/** The instant of a local day and time. */
export function momentOf(
  date: IsoDate,
  minutes: Minutes,
  timeZone: string,
): Date {
  return new Date(atLocalTime(date, minutes, timeZone));
}

/** Days from the first day to the second. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 0 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(date).getUTCDay();
}
