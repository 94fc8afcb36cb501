import type { StaffBooking } from "../booking/schemas.ts";
import { dayOf } from "./format.ts";

/** The bookings that start on one day, in the order they came. */
export interface Day {
  /** `YYYY-MM-DD` in the business's time zone. */
  key: string;
  /** A moment of that day. */
  date: Date;
  bookings: StaffBooking[];
}

/** Groups bookings, already in order of time, by the day they start on. */
export function groupByDay(
  bookings: readonly StaffBooking[],
  timeZone: string,
): Day[] {
  const days: Day[] = [];
  for (const booking of bookings) {
    const date = new Date(booking.start);
    const key = dayOf(date, timeZone);
    const last = days.at(-1);
    if (last?.key === key) last.bookings.push(booking);
    else days.push({ key, date, bookings: [booking] });
  }
  return days;
}

const DAY_MS = 86_400_000;

/** How the day relates to the present one, where there is a word for it. */
export function relationOf(
  day: string,
  now: Date,
  timeZone: string,
): "today" | "tomorrow" | "yesterday" | null {
  // Days are compared as dates of one calendar, so no clock change matters.
  const today = Date.parse(dayOf(now, timeZone));
  switch ((Date.parse(day) - today) / DAY_MS) {
    case 0:
      return "today";
    case 1:
      return "tomorrow";
    case -1:
      return "yesterday";
    default:
      return null;
  }
}
