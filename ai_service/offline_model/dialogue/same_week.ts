import type { Context } from "../context.ts";
import type { Job, JobSlots } from "../job.ts";
import { addDays, daysBetween, mondayOf } from "../reading/calendar.ts";
import { isDated } from "../jobs/bare_weekday.ts";
import { matterOf } from "./matter.ts";

/**
 * A weekday alone, while a visit of a later week is spoken of, is a day of that
 * week: "make it Sunday" behind Saturday the 5th is the 6th.
 */
export function inSameWeek(
  { turn }: Context,
  { intent, slots: { day: before } }: Job,
  added: JobSlots,
): JobSlots {
  const { day } = added;
  const isBare = matterOf(intent) === "visit" && before?.kind === "on" &&
    day?.kind === "on" && !isDated(turn.text);
  if (!isBare) return added;
  const [monday, said] = [mondayOf(before.date), mondayOf(day.date)];
  if (said >= monday) return added;
  const date = addDays(monday, daysBetween(said, day.date));
  return { ...added, day: { kind: "on", date } };
}
