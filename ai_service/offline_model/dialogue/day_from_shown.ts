import type { Context } from "../context.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { JobSlots } from "../job.ts";

/** A time alone, where one of the slots shown has it on another day. */
export function dayFromShown(context: Context, slots: JobSlots): JobSlots {
  const { state, timeZone } = context;
  const { day, time } = slots;
  if (day || time?.kind !== "at" || state.shown?.kind !== "slots") return slots;
  const days = state.shown.ids
    .filter((start) => minutesAt(start, timeZone) === time.minutes)
    .map((start) => dateAt(start, timeZone));
  const [date, ...more] = days;
  const asked = state.job?.slots.day;
  const isClear = date !== undefined && more.length === 0;
  if (!isClear || asked?.kind === "on" && asked.date === date) return slots;
  return { ...slots, day: { kind: "on", date } };
}
