import { addDays, localDay, weekday } from "../../shared/time/time_zone.ts";

/** The demo business's. */
const TIME_ZONE = "Asia/Tokyo";

/** Weekdays on which all who work at the demo business are there; 1 is Monday (ISO 8601). */
const ALL_AT_WORK = [4, 5, 6, 7];

/** A day as people name it, and its date there. */
export interface OpenDay {
  ja: string;
  en: string;
  /** `2030-01-11` */
  date: string;
}

/**
 * The first day, two to five days ahead, on which the demo business is open and
 * fully staffed. Tests that talk to a running product ask for this day, so that
 * they pass on every day of the week and at every hour.
 */
export function openDay(now = new Date()): OpenDay {
  const today = localDay(now.getTime(), TIME_ZONE);
  const date = [2, 3, 4, 5].map((days) => addDays(today, days))
    .find((day) => ALL_AT_WORK.includes(weekday(day)))!;
  const named = (locale: string) =>
    new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })
      .format(new Date(date));
  return { ja: named("ja"), en: named("en"), date };
}
