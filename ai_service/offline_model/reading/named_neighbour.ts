import { addDays, daysToWeekday, weekdayOf } from "./calendar.ts";
import type { Filled, Filler } from "./filler.ts";
import type { ShiftSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";

type Counted = Exclude<ShiftSlot, { kind: "towards" }>;

/**
 * "The day before, Saturday 5 December", 「前日の12月5日」: the date that stands
 * behind the neighbour's word is that day. Where another date is named, and its
 * neighbour is not this one, both are asked about. A weekday alone says of which
 * weekday the neighbour of the booking's day is.
 */
export function namedNeighbour(filler: Filler, filled: Filled): void {
  const { parts, quoter, intent } = filler;
  const { slots, problems } = filled;
  const { shift } = slots;
  if (!shift || shift.kind === "towards") return inOneWord(filler, filled);
  if (shift.kind === "by" && shift.minutes !== 0) return;
  const at = parts.findIndex((part) => part.shift === shift);
  const named = dateBehind(parts, at) ?? sameWeekdayBefore(parts, at);
  if (!named || named.day?.kind !== "on" || isRejected(named)) return;
  const { date } = named.day;
  const isCounted = shift.kind === "by" &&
    (intent === "move" || intent === "answer") &&
    named.isWeekday === true && slots.day === named.day;
  const quote = named.start > parts[at]!.start
    ? quoter.quote(parts[at]!, named)
    : quoter.quote(named, parts[at]!);
  if (isCounted) {
    slots.shift = { ...shift, named: { date, quote } };
    delete slots.day;
    return;
  }
  delete slots.shift;
  const dates = parts.flatMap((part) =>
    is(part, "day") && part !== named && part.day?.kind === "on"
      ? [part.day.date]
      : []
  );
  const fits = dates.some((one) => isSo(shift, one, date));
  if (dates.length > 0 && !fits) {
    problems.push({ reason: "two_values", quote, slot: "day" });
  }
  slots.day = named.day;
  const isSpokenOf = intent === "move" || intent === "answer";
  if (dates.length === 0 && isSpokenOf) slots.nextTo = { shift, quote };
}

/** Whether a date is so far from another one. */
function isSo(shift: Counted, from: string, date: string): boolean {
  const days = shift.kind === "by" ? shift.days : daysToWeekday(from, shift);
  return addDays(from, days) === date;
}

/** 「その次の日曜、6日」 was read as one day, with its weekday. */
function inOneWord(
  { parts, quoter, intent }: Filler,
  { slots }: Filled,
): void {
  const { day } = slots;
  if (intent !== "move" && intent !== "answer") return;
  const part = day && parts.find((one) => one.day === day);
  if (!part || day?.kind !== "on") return;
  const quote = quoter.quote(part);
  const text = quote.normalize("NFKC").toLowerCase();
  if (!/\d/.test(text)) return;
  const weekday = weekdayOf(day.date);
  if (WEEKDAY_BEHIND.test(text)) {
    slots.nextTo = { shift: { kind: "weekday", weekday }, quote };
  } else if (WEEK_BEHIND.test(text)) {
    slots.nextTo = { shift: { kind: "by", days: 7, minutes: 0 }, quote };
  }
}

const WEEKDAY_BEHIND =
  /^(?:その次の|その次|そのつぎの).曜|^(?:the )?following \w+day\b/;
const WEEK_BEHIND = /^(?:その|さらに)翌週の?.曜/;

const isRejected = ({ negation }: Part) => negation !== undefined;

/** In English "the day before the 6th" is the 5th, so that a mark is needed. */
function dateBehind(parts: readonly Part[], at: number): Part | undefined {
  let index = at + 1;
  const isApposed = is(parts[index], "comma") || is(parts[index], "mark") ||
    is(parts[index], "particle", "no");
  while (isInside(parts[index])) index++;
  return isApposed && is(parts[index], "day") ? parts[index] : undefined;
}

/** "The 6th, the Sunday after", where the 6th is a Sunday. */
function sameWeekdayBefore(
  parts: readonly Part[],
  at: number,
): Part | undefined {
  const { shift } = parts[at] ?? {};
  let index = at - 1;
  while (is(parts[index], "comma") || is(parts[index], "filler")) index--;
  const before = parts[index];
  const isSame = shift?.kind === "weekday" && before?.day?.kind === "on" &&
    !before.isWeekday && weekdayOf(before.day.date) === shift.weekday;
  return isSame ? before : undefined;
}

const isInside = (part: Part | undefined) =>
  is(part, "comma") || is(part, "mark") || is(part, "filler") ||
  is(part, "particle", "no");
