import { weekdayOf } from "./calendar.ts";
import type { ShiftSlot } from "./frame.ts";
import { is, merge, type Part, type Phrase } from "./part.ts";

/** "The Sunday after", "the Saturday before that": beside the booking's day. */
export function weekdayBeside(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const { day, value } = parts[index]!;
  if (value === "behind" && day?.kind === "on") {
    return shifted(parts, [index, index + 1], besideDay(day.date));
  }
  const first = weekdayAt(parts, index);
  if (!first) return weekdayBefore(parts, index);
  const beside = parts[index + 1];
  const isAfter = is(beside, "bound", "after") || is(beside, "offset", "after");
  const isBefore = is(beside, "bound", "before");
  const isThat = (isAfter || isBefore) && is(parts[index + 2], "pick", "this");
  const next = isThat ? index + 3 : index + 2;
  const end = parts[next];
  const isEnd = !end || is(end, "break") || is(end, "comma") ||
    is(end, "time") || is(end, "filler") || is(end, "social") ||
    is(end, "same");
  const isBeside = isAfter || isBefore || is(beside, "also", "that");
  return isBeside && isEnd
    ? shifted(parts, [index, next], besideDay(first, isBefore))
    : undefined;
}

/** The date of a plain weekday. */
function weekdayAt(parts: readonly Part[], index: number): string | undefined {
  const part = parts[index];
  const isNamed = is(part, "day") &&
    (part.isWeekday === true || part.value === "weekday");
  return isNamed && part.day?.kind === "on" ? part.day.date : undefined;
}

/** 「その前の土曜」. */
function weekdayBefore(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const isBefore = is(parts[index], "pick", "this") &&
    is(parts[index + 1], "pick", "last");
  const date = isBefore ? weekdayAt(parts, index + 2) : undefined;
  return date === undefined
    ? undefined
    : shifted(parts, [index, index + 3], besideDay(date, true));
}

function besideDay(
  date: string,
  isBefore = false,
): { value: string; shift: ShiftSlot } {
  const weekday = weekdayOf(date);
  const shift: ShiftSlot = {
    kind: "weekday",
    weekday,
    ...(isBefore && { isBefore }),
  };
  return { value: "weekday", shift };
}

/**
 * 「その2日前」, 「その次の週」, 「1週間前でした」: so many days from the day that is spoken of.
 * From today, those before would have passed.
 */
export function daysFromSaid(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const isThat = is(parts[index], "pick", "this");
  const part = parts[isThat ? index + 1 : index];
  const isCounted = is(part, "day", "offset") && part.n !== undefined &&
    (isThat || part.n < 0);
  const isWeek = isThat && is(part, "day", "week") && part.n === 1;
  if (!isCounted && !isWeek) return undefined;
  const days = isWeek ? 7 : part!.n!;
  const shift: ShiftSlot = { kind: "by", days, minutes: 0 };
  const next = isThat ? index + 2 : index + 1;
  return shifted(parts, [index, next], { value: "day", shift });
}

/** One part of kind `shift` in place of several. */
export function shifted(
  parts: readonly Part[],
  range: readonly [number, number],
  values: { value: string; shift: ShiftSlot },
): Phrase {
  const part = merge(parts, range, { kind: "shift", ...values });
  return { part, next: range[1] };
}
