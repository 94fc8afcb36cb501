import { localIso, weekdayOf } from "./calendar.ts";
import { durationOf } from "./catalogue.ts";
import type { Moment } from "./phrase.ts";

export const OPENS = 10 * 60;
export const CLOSES = 19 * 60;
/** Bookings start at full and half hours. */
export const STEP = 30;
const LEAD_MINUTES = 60;
const HORIZON_DAYS = 60;

/** The demo's salon is closed on Mondays. */
export function isOpenDay(day: number): boolean {
  return weekdayOf(day) !== 1;
}

/** Whether a service can start then, of all times of the demo's salon. */
export function isOpenStart(
  serviceId: string,
  { day, minutes }: Moment,
  now: Moment,
): boolean {
  const ahead = (day - now.day) * 1440 + minutes - now.minutes;
  return isOpenDay(day) && minutes >= OPENS && minutes % STEP === 0 &&
    minutes + durationOf(serviceId) <= CLOSES &&
    ahead >= LEAD_MINUTES && ahead <= HORIZON_DAYS * 1440;
}

/** The open slots of a day, in the form of `booking_slots`. */
export function slotsOf(serviceId: string, day: number, now: Moment) {
  const slots = [];
  for (let minutes = OPENS; minutes < CLOSES; minutes += STEP) {
    if (!isOpenStart(serviceId, { day, minutes }, now)) continue;
    const end = minutes + durationOf(serviceId);
    slots.push({ start: localIso(day, minutes), end: localIso(day, end) });
  }
  return slots;
}
