import { atLocalTime, toLocalIso } from "../../../shared/time/time_zone.ts";

/** Day and time as people type them. */
export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM`. */
  time: string;
}

/** The last day that is asked about, so that a year of five digits is noticed. */
export const LAST_DAY = "2199-12-31";

/** Day and time of a moment in the business's time zone. */
export function toLocalMoment(at: number, timeZone: string): LocalMoment {
  const iso = toLocalIso(at, timeZone);
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/**
 * The moment that was typed, as epoch milliseconds; null where it is none yet.
 *
 * @param before Kept if its day and time are the same: where the clock is put back, one time is two moments.
 */
export function toInstant(
  { day, time }: LocalMoment,
  timeZone: string,
  before?: number,
): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time)) return null;
  if (before !== undefined) {
    const same = toLocalMoment(before, timeZone);
    if (same.day === day && same.time === time.slice(0, 5)) return before;
  }
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return atLocalTime(day, hours * 60 + minutes, timeZone);
}
