import { addDays, weekdayOf } from "./calendar.ts";
import { is, merge, type Part, type Phrase, rewrite } from "./part.ts";

type TextOf = (part: Part) => string;

/**
 * "The Friday before Christmas" is the last one before it, and "the Friday
 * after" the first one behind; "a Friday before Christmas" is any of them.
 */
export function readNearestWeekdays(
  parts: readonly Part[],
  textOf: TextOf,
): Part[] {
  return rewrite(parts, (index) => nearest(parts, index, textOf));
}

function nearest(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): Phrase | undefined {
  const [part, span] = [parts[index], parts[index + 1]];
  if (!part?.isWeekday || part.day?.kind !== "on") return undefined;
  if (!is(span, "day") || span.day?.kind !== "window") return undefined;
  const { from, to } = span.day;
  const bound = /^(before|after) /.exec(textOf(span))?.[1];
  const weekday = weekdayOf(part.day.date);
  const isAny = is(parts[index - 1], "filler", "one") ||
    is(parts[index - 1], "any");
  const day = isAny
    ? { ...span.day, weekdays: [weekday] }
    : bound === "before" && to && !from
    ? on(addDays(to, -((weekdayOf(to) - weekday + 7) % 7)))
    : bound === "after" && from && !to
    ? on(addDays(from, (weekday - weekdayOf(from) + 7) % 7))
    : undefined;
  if (!day || !bound) return undefined;
  const next = index + 2;
  return { part: merge(parts, [index, next], { kind: "day", day }), next };
}

const on = (date: string) => ({ kind: "on", date }) as const;
