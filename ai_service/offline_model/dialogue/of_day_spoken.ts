import type { Context } from "../context.ts";
import type { Job, JobSlots } from "../job.ts";
import type { DaySlot } from "../reading/frame.ts";
import { addDays, daysBetween, mondayOf } from "../reading/calendar.ts";
import { isDated } from "../jobs/bare_weekday.ts";
import { weekBehind } from "../jobs/week_behind.ts";
import { asAnyTime } from "./any_time.ts";
import { matterOf } from "./matter.ts";

/** The day and time of a message, counted from the day that was said before. */
export function ofDaySpoken(
  context: Context,
  { intent, slots }: Job,
  said: JobSlots,
): JobSlots {
  const matter = matterOf(intent);
  const added = asAnyTime(context, slots, said);
  const { day: before } = slots;
  if (matter !== "visit" && matter !== "move" || !before) return added;
  // The week behind a booking is counted once that is found.
  const day = matter === "visit" && before.kind === "on"
    ? weekBehind(added.day, { today: context.today, from: before.date })
    : added.day;
  const isWeekday = day?.kind === "on" && day === added.day &&
    !isDated(context.turn.text);
  const meant = isWeekday ? inSameWeek(context, before, day.date) : day;
  return meant ? { ...added, day: meant } : added;
}

/**
 * A weekday alone, while a visit of a later week is spoken of, is a day of that
 * week: "make it Sunday" behind Saturday the 5th is the 6th.
 */
function inSameWeek(
  { today }: Context,
  before: DaySlot,
  date: string,
): DaySlot {
  const day = { kind: "on", date } as const;
  if (before.kind === "window") {
    return before.behind ? day : inSpan(before, date);
  }
  // 「前の週の土曜」 was counted from today, and is no weekday alone.
  if (before.kind !== "on" || date < today) return day;
  const [monday, said] = [mondayOf(before.date), mondayOf(date)];
  return said >= monday
    ? day
    : { kind: "on", date: addDays(monday, daysBetween(said, date)) };
}

/** "Thursday", behind "next week", is the one of that week. */
function inSpan(
  { from, to }: Extract<DaySlot, { kind: "window" }>,
  said: string,
): DaySlot {
  const isOutside = from !== undefined && said < from;
  if (!isOutside) return { kind: "on", date: said };
  const date = addDays(said, Math.ceil(daysBetween(said, from) / 7) * 7);
  const isOnly = to !== undefined && date <= to && addDays(date, 7) > to;
  const weekday = new Date(said).getUTCDay();
  return isOnly
    ? { kind: "on", date }
    : { kind: "window", from, ...(to && { to }), weekdays: [weekday] };
}
