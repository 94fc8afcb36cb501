import { dayInZone } from "../../shared/time/calendar_day.ts";
import { addDays, atLocalTime, localDay } from "../../shared/time/time_zone.ts";

const MINUTE = 60_000;

/** Reminders are due at 18:00 of the day before, in minutes of the day. */
const REMIND_AT = 18 * 60;
/** Nobody is reminded from 21:00 until 9:00. */
const QUIET_FROM = 21 * 60;
const QUIET_UNTIL = 9 * 60;

/** How long a notice belongs to whoever took it, in milliseconds. */
export const LEASE_MS = MINUTE;
/** How often a notice is tried: for about two days. */
export const TRIES = 100;
const FIRST_DELAY_MS = MINUTE;
const LONGEST_DELAY_MS = 30 * MINUTE;

/** When a customer is reminded of a booking that starts then. */
export function reminderDue(start: Date, timeZone: string): Date {
  const dayBefore = addDays(localDay(start.getTime(), timeZone), -1);
  return new Date(atLocalTime(dayBefore, REMIND_AT, timeZone));
}

/** Whether people can be reminded at that moment, by the clock of the business. */
export function mayRemind(now: Date, timeZone: string): boolean {
  const { minutesOfDay } = dayInZone(now, timeZone);
  return minutesOfDay >= QUIET_UNTIL && minutesOfDay < QUIET_FROM;
}

/** Whoever books after a reminder was due has just been told all of it. */
export function isReminded(
  { start, bookedAt }: { start: Date; bookedAt: Date },
  timeZone: string,
): boolean {
  return bookedAt < reminderDue(start, timeZone);
}

/**
 * How long to wait after so many tries in vain: twice as long each time, up to
 * half an hour. It is up to a fifth more or less, by the notice's random id, so
 * that many which failed together do not come back together.
 */
export function retryDelay(attempts: number, noticeId: string): number {
  const delay = Math.min(
    FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1),
    LONGEST_DELAY_MS,
  );
  const random = Number.parseInt(noticeId.slice(0, 8), 16) / 2 ** 32;
  return Math.round(delay * (0.8 + 0.4 * random));
}
