import type { Context } from "../context.ts";
import type { Job, JobSlots } from "../job.ts";
import type { DaySlot } from "../reading/frame.ts";
import { addDays, daysBetween, mondayOf } from "../reading/calendar.ts";
import { isDated } from "../jobs/bare_weekday.ts";
import { matterOf } from "./matter.ts";

/**
 * A weekday alone, while a visit of a later week is spoken of, is a day of that
 * week: "make it Sunday" behind Saturday the 5th is the 6th.
 */
export function inSameWeek(
  { turn, today }: Context,
  { intent, slots: { day: before } }: Job,
  added: JobSlots,
): JobSlots {
  const { day } = added;
  const isInSpan = matterOf(intent) === "visit" && before?.kind === "window" &&
    day?.kind === "on" && !isDated(turn.text);
  if (isInSpan) return { ...added, day: inSpan(before, day.date) };
  // 「前の週の土曜」 was counted from today, and is no weekday alone.
  if (day?.kind === "on" && day.date < today) return added;
  const isBare = matterOf(intent) === "visit" && before?.kind === "on" &&
    day?.kind === "on" && !isDated(turn.text);
  if (!isBare) return added;
  const [monday, said] = [mondayOf(before.date), mondayOf(day.date)];
  if (said >= monday) return added;
  const date = addDays(monday, daysBetween(said, day.date));
  return { ...added, day: { kind: "on", date } };
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
