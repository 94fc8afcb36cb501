import { dayInZone, momentInZone } from "../../shared/time/calendar_day.ts";

/** A span of time in which use is counted, in milliseconds since the epoch. */
export interface Window {
  start: number;
  /** Exclusive. */
  end: number;
}

const MINUTE_MS = 60_000;

/** The minute of UTC that `now` is in. */
export function minuteOf(now: Date): Window {
  const start = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return { start, end: start + MINUTE_MS };
}

/** The day of the business that `now` is in; it may have 23 or 25 hours. */
export function dayOf(now: Date, timeZone: string): Window {
  const { year, month, day } = dayInZone(now, timeZone);
  const midnight = (day: number) =>
    momentInZone({ year, month, day }, 0, timeZone).getTime();
  return { start: midnight(day), end: midnight(day + 1) };
}
