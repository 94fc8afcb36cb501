import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import { dateAt, plusDays, weekdayOf } from "../days.ts";
import type { Answer, Job } from "../job.ts";
import { clashOfNextTo } from "./next_to.ts";

/** 「翌日の土曜」, where the day behind the booking is no Saturday, is asked about. */
export function neighbourClash(
  { words, format, timeZone, turn }: Context,
  job: Job,
  { start }: Booking,
): Answer | undefined {
  const from = dateAt(start, timeZone);
  const { day: said } = job.slots;
  if (said?.kind === "on" && said.after !== undefined) {
    const other = plusDays(from, said.after);
    const { day: _, ...open } = job.slots;
    if (other !== said.date) {
      const dates = [said.date, other].map((date) => format.date(date));
      return {
        text: words.question.whichDate(turn.text, dates),
        asked: { slot: "day" },
        pending: { ...job, slots: open },
      };
    }
  }
  const clash = clashOfNamed(job, from) ?? clashOfNextTo(job.slots, from);
  if (clash?.reason !== "weekday_clash") return undefined;
  const { shift: _, nextTo, day, ...slots } = job.slots;
  return {
    text: words.question.weekdayClash(clash.quote, format.date(clash.date)),
    asked: { slot: "day" },
    pending: { ...job, slots: { ...slots, ...(day && !nextTo && { day }) } },
  };
}

function clashOfNamed({ slots: { shift } }: Job, from: string) {
  if (shift?.kind !== "by" || !shift.named) return undefined;
  const { date: said, quote } = shift.named;
  const date = plusDays(from, shift.days);
  const weekday = weekdayOf(said);
  return weekdayOf(date) === weekday
    ? undefined
    : { reason: "weekday_clash", quote, date, weekday } as const;
}
