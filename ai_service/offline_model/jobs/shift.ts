import type { Context } from "../context.ts";
import { dateAt, minutesAt, momentOf, plusDays, weekdayOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import { daysToWeekday } from "../reading/calendar.ts";
import type { DaySlot, ShiftSlot, TimeSlot } from "../reading/frame.ts";

/** The slots with "30 minutes later" as a day and a time, counted from there. */
export function shifted(
  context: Context,
  { shift, ...slots }: JobSlots,
  from: Date | undefined,
): JobSlots {
  if (!shift || !from) return slots;
  if (shift.kind === "weekday") {
    return {
      ...slots,
      day: weekdayAfter(shift, dateAt(from, context.timeZone)),
    };
  }
  const then = shift.kind === "by"
    ? shiftedBy(context, shift, from)
    : towards(context, shift, from);
  // 「翌日の15時」: only the day is counted.
  const isTimed = shift.kind === "by" && shift.minutes === 0 && slots.time &&
    slots.time.kind !== "same";
  return { ...slots, ...then, ...(isTimed && { time: slots.time }) };
}

type Weekday = Extract<ShiftSlot, { kind: "weekday" }>;

/** The first such weekday behind a date; a week later where it is the same. */
function weekdayAfter(shift: Weekday, date: string): DaySlot {
  return { kind: "on", date: plusDays(date, daysToWeekday(date, shift)) };
}

interface Then {
  day?: DaySlot;
  time?: TimeSlot;
}

function shiftedBy(
  { timeZone }: Context,
  { days, minutes }: Extract<ShiftSlot, { kind: "by" }>,
  from: Date,
): Then {
  const date = plusDays(dateAt(from, timeZone), days);
  const moment = momentOf(date, minutesAt(from, timeZone) + minutes, timeZone);
  return {
    day: { kind: "on", date: dateAt(moment, timeZone) },
    time: { kind: "at", minutes: minutesAt(moment, timeZone) },
  };
}

function towards(
  { timeZone }: Context,
  { direction, unit }: Extract<ShiftSlot, { kind: "towards" }>,
  from: Date,
): Then {
  const date = dateAt(from, timeZone);
  const minutes = minutesAt(from, timeZone);
  if (unit === "time") {
    const day = { kind: "on", date } as const;
    return direction === "later"
      ? { day, time: { kind: "window", from: minutes + 1 } }
      : { day, time: { kind: "window", to: minutes - 1 } };
  }
  const time = { kind: "at", minutes } as const;
  return direction === "later"
    ? { day: { kind: "window", from: plusDays(date, 1) }, time }
    : { day: { kind: "window", to: plusDays(date, -1) }, time };
}

/** What "later" is counted from: the time that was said, or those shown. */
export function shiftedFromSaid(context: Context, slots: JobSlots): JobSlots {
  const { timeZone, state } = context;
  const { day, time, shift } = slots;
  if (!shift) return slots;
  if (shift.kind === "weekday") {
    const { shift: _, ...rest } = slots;
    if (day?.kind === "on") {
      return { ...rest, day: weekdayAfter(shift, day.date) };
    }
    // Beside "the same time" it is counted from the visit of that time.
    return time?.kind === "same" ? slots : rest;
  }
  if (shift.kind === "by" && shift.named && !isNeighbour(shift, day)) {
    const { shift: _, ...rest } = slots;
    return { ...rest, day: { kind: "on", date: shift.named.date } };
  }
  if (day?.kind === "on" && shift.kind === "by" && shift.minutes === 0) {
    const { shift: _, ...rest } = slots;
    const date = plusDays(day.date, shift.days);
    return { ...rest, day: { kind: "on", date } };
  }
  if (day?.kind === "on" && time?.kind === "at") {
    const from = momentOf(day.date, time.minutes, timeZone);
    return shifted(context, slots, from);
  }
  if (day?.kind === "on" && shift.kind === "by" && shift.minutes === 0) {
    const { shift: _, ...rest } = slots;
    return { ...rest, day: { ...day, date: plusDays(day.date, shift.days) } };
  }
  const starts = state.shown?.kind === "slots" ? state.shown.ids : [];
  const isLater = shift.kind === "by" || shift.direction === "later";
  const start = isLater ? starts.at(-1) : starts[0];
  return shifted(context, slots, start ? new Date(start) : undefined);
}

/** Whether the weekday that was said is that of the day so far from this one. */
function isNeighbour(
  { days, named }: Extract<ShiftSlot, { kind: "by" }>,
  day: DaySlot | undefined,
): boolean {
  return day?.kind === "on" && named !== undefined &&
    weekdayOf(plusDays(day.date, days)) === weekdayOf(named.date);
}
