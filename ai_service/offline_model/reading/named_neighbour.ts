import { addDays } from "./calendar.ts";
import type { Filled, Filler } from "./filler.ts";
import { is, type Part } from "./part.ts";

/**
 * "The day before, Saturday 5 December", 「前日の12月5日」: the date that stands
 * behind the neighbour's word is that day. Where another date is named, and its
 * neighbour is not this one, both are asked about. A weekday alone says of which
 * weekday the neighbour of the booking's day is.
 */
export function namedNeighbour(
  { parts, quoter, intent }: Filler,
  { slots, problems }: Filled,
): void {
  const { shift } = slots;
  if (shift?.kind !== "by" || shift.minutes !== 0) return;
  const at = parts.findIndex((part) => part.shift === shift);
  const named = dateBehind(parts, at);
  if (!named || named.day?.kind !== "on" || isRejected(named)) return;
  const { date } = named.day;
  const isCounted = (intent === "move" || intent === "answer") &&
    named.isWeekday === true && slots.day === named.day;
  if (isCounted) {
    const quote = quoter.quote(parts[at]!, named);
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
  const fits = dates.some((one) => addDays(one, shift.days) === date);
  if (dates.length > 0 && !fits) {
    const quote = quoter.quote(parts[at]!, named);
    problems.push({ reason: "two_values", quote, slot: "day" });
  }
  slots.day = named.day;
}

const isRejected = ({ negation }: Part) => negation !== undefined;

/** In English "the day before the 6th" is the 5th, so that a mark is needed. */
function dateBehind(parts: readonly Part[], at: number): Part | undefined {
  let index = at + 1;
  const isApposed = is(parts[index], "comma") || is(parts[index], "mark") ||
    is(parts[index], "particle", "no");
  while (isInside(parts[index])) index++;
  return isApposed && is(parts[index], "day") ? parts[index] : undefined;
}

const isInside = (part: Part | undefined) =>
  is(part, "comma") || is(part, "mark") || is(part, "filler") ||
  is(part, "particle", "no");
