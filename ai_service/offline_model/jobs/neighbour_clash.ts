import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import { dateAt, plusDays, weekdayOf } from "../days.ts";
import type { Answer, Job } from "../job.ts";

/** 「翌日の土曜」, where the day behind the booking is no Saturday, is asked about. */
export function neighbourClash(
  { words, format, timeZone }: Context,
  job: Job,
  { start }: Booking,
): Answer | undefined {
  const { shift, ...slots } = job.slots;
  if (shift?.kind !== "by" || !shift.named) return undefined;
  const { date, quote } = shift.named;
  const day = plusDays(dateAt(start, timeZone), shift.days);
  if (weekdayOf(day) === weekdayOf(date)) return undefined;
  return {
    text: words.question.weekdayClash(quote, format.date(day)),
    asked: { slot: "day" },
    pending: { ...job, slots },
  };
}
