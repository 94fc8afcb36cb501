import { plusDays, weekdayOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import { daysToWeekday } from "../reading/calendar.ts";
import type { Problem } from "../reading/frame.ts";

/**
 * "The Sunday after that, the 13th", spoken of the 29th: the two are not one
 * day, and which is meant has to be asked.
 *
 * @param from The day that is spoken of.
 */
export function clashOfNextTo(
  { day, nextTo }: JobSlots,
  from: string,
): Problem | undefined {
  if (!nextTo || day?.kind !== "on") return undefined;
  const { shift, quote } = nextTo;
  const { date: said } = day;
  const weekday = weekdayOf(said);
  const isWeek = shift.kind === "by" && shift.days === 7;
  // "The week after that, the 8th" may be any day of that week.
  if (isWeek && said > from && said < plusDays(from, 14)) return undefined;
  const days = shift.kind === "by" ? shift.days : daysToWeekday(from, shift);
  const date = plusDays(from, days);
  return date === said
    ? undefined
    : { reason: "weekday_clash", quote, date, weekday };
}
