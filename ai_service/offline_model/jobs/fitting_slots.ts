import type { Context } from "../context.ts";
import type { Slot } from "../data.ts";
import { dateAt, minutesAt, plusDays, weekdayOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import type { Days } from "../reads/slots.ts";
import type { DaySlot, TimeSlot } from "../reading/frame.ts";

/** Days that are looked at where no day was said. */
const DAYS_AHEAD = 7;
/** Longest span that is looked at. */
const MAX_DAYS = 31;

/** What was said of when. */
export type When = Pick<JobSlots, "day" | "time" | "not">;

/** The days to look at for that. */
export function daysOf({ today }: Context, day: DaySlot | undefined): Days {
  if (day?.kind === "on") return { from: day.date, to: day.date };
  if (day?.kind !== "window") {
    return { from: today, to: plusDays(today, DAYS_AHEAD - 1) };
  }
  const from = day.from && day.from > today ? day.from : today;
  const last = plusDays(from, MAX_DAYS - 1);
  const to = day.to ?? plusDays(from, DAYS_AHEAD - 1);
  return { from, to: to < last ? to : last };
}

/** Whether the slot is one of those that were asked for. */
export function fits(context: Context, slot: Slot, when: When): boolean {
  const { timeZone } = context;
  const date = dateAt(slot.start, timeZone);
  const span = {
    start: minutesAt(slot.start, timeZone),
    end: minutesAt(slot.end, timeZone) || 24 * 60,
  };
  const { days = [], times = [] } = when.not ?? {};
  return isOnDay(date, when.day) && isAtTime(span, when.time) &&
    !days.some((day) => isOnDay(date, day)) &&
    !times.some((time) => isAtTime(span, time));
}

/** Whether the day is one of those that are meant. */
export function isOnDay(date: string, day: DaySlot | undefined): boolean {
  if (day?.kind === "on") return date === day.date;
  if (day?.kind !== "window") return true;
  return (!day.from || date >= day.from) && (!day.to || date <= day.to) &&
    (!day.weekdays || day.weekdays.includes(weekdayOf(date)));
}

/** Whether a visit of that time of day is one of those that are meant. */
export function isAtTime(
  { start, end }: { start: number; end: number },
  time: TimeSlot | undefined,
): boolean {
  if (time?.kind === "at") return start === time.minutes;
  if (time?.kind !== "window") return true;
  const { from = 0, to = 24 * 60, endsBy } = time;
  return start >= from && (endsBy ? end : start) <= to;
}

/** The slots that are nearest to a moment, in the order of time. */
export function nearest(
  slots: readonly Slot[],
  to: Date,
  count: number,
): Slot[] {
  const distance = ({ start }: Slot) => Math.abs(Date.parse(start) - +to);
  return slots.toSorted((a, b) => distance(a) - distance(b)).slice(0, count)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** One slot of each day: the one nearest to that time, or the first. */
export function onePerDay(
  { timeZone }: Context,
  slots: readonly Slot[],
  minutes?: number,
): Slot[] {
  const days = new Map<string, Slot>();
  const distance = ({ start }: Slot) =>
    Math.abs(minutesAt(start, timeZone) - (minutes ?? 0));
  for (const slot of slots) {
    const date = dateAt(slot.start, timeZone);
    const best = days.get(date);
    if (!best || distance(slot) < distance(best)) days.set(date, slot);
  }
  return [...days.values()];
}

/** At most so many, evenly from the whole day. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}
