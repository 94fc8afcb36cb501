import { weekdayOf } from "./calendar.ts";
import type { ShiftSlot } from "./frame.ts";
import { is, merge, type Part, type Phrase, rewrite } from "./part.ts";

type By = ShiftSlot & { kind: "by" };

/** Turns "30 minutes later", 1時間早く, "next day" into parts of kind `shift`. */
export function readShifts(parts: readonly Part[]): Part[] {
  const read = rewrite(
    parts,
    (index) =>
      amountFirst(parts, index) ?? directionFirst(parts, index) ??
        towards(parts, index) ?? neighbourDay(parts, index) ??
        weekdayAfter(parts, index),
  );
  return withAmounts(read);
}

const sign = (part: Part) => /earl|before|advance/.test(part.value) ? -1 : 1;

/** 30分 and 2日 have units that also are a clock's and a calendar's. */
function amountOf(part: Part | undefined): By | undefined {
  if (!part || part.n === undefined) return undefined;
  if (is(part, "duration", "minutes") || is(part, "minute")) {
    return { kind: "by", days: 0, minutes: part.n };
  }
  return is(part, "duration", "days") || is(part, "dom")
    ? { kind: "by", days: part.n, minutes: 0 }
    : undefined;
}

function directed(amount: By, by: number): By {
  const signed = (n: number) => n === 0 ? 0 : n * by;
  return {
    kind: "by",
    days: signed(amount.days),
    minutes: signed(amount.minutes),
  };
}

function shifted(
  parts: readonly Part[],
  range: readonly [number, number],
  values: { value: string; shift: ShiftSlot },
): Phrase {
  const part = merge(parts, range, { kind: "shift", ...values });
  return { part, next: range[1] };
}

const isDirection = (part: Part | undefined): part is Part =>
  is(part, "shift") || is(part, "offset", "after", "before") ||
  is(part, "pick", "earlier", "later") ||
  is(part, "superlative", "earliest", "latest");

const isGap = (part: Part | undefined) =>
  is(part, "bound", "about", "by") || is(part, "filler") ||
  is(part, "little") || is(part, "particle") || is(part, "all", "only");

function amountFirst(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const amount = amountOf(parts[index]);
  if (!amount) return undefined;
  const at = isGap(parts[index + 1]) ? index + 2 : index + 1;
  const direction = parts[at];
  if (isDirection(direction)) {
    const twice = is(parts[at + 1], "shift") ? parts[at + 1]! : direction;
    const shift = directed(amount, sign(twice));
    const next = twice === direction ? at + 1 : at + 2;
    return shifted(parts, [index, next], { value: twice.value, shift });
  }
  return is(direction, "act", "move")
    ? shifted(parts, [index, index + 1], { value: "open", shift: amount })
    : undefined;
}

/** "Back (by) 30 minutes", "up an hour". */
function directionFirst(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const direction = parts[index];
  if (!is(direction, "shift")) return undefined;
  const at = isGap(parts[index + 1]) ? index + 2 : index + 1;
  const amount = amountOf(parts[at]);
  if (!amount) return undefined;
  const shift = directed(amount, sign(direction));
  return shifted(parts, [index, at + 1], { value: direction.value, shift });
}

/** "A bit later", もっと早い日. */
function towards(parts: readonly Part[], index: number): Phrase | undefined {
  const at = is(parts[index], "little") ? index + 1 : index;
  const direction = parts[at];
  // 「もうちょい遅め」 is a bit later, not the latest.
  const isRather = at > index && is(direction, "superlative");
  if (!direction || !isRather && !is(direction, "shift")) return undefined;
  const shift: ShiftSlot = {
    kind: "towards",
    direction: sign(direction) < 0 ? "earlier" : "later",
    unit: direction.value.startsWith("day") ? "day" : "time",
  };
  return shifted(parts, [index, at + 1], { value: direction.value, shift });
}

/** The day after or before the one that was talked about. */
function neighbourDay(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const part = parts[index]!;
  if (!is(part, "nextday")) return undefined;
  const days = Number(part.value);
  // "The one after" is a week later only behind a day that was said.
  if (days === 7 && !parts.slice(0, index).some((one) => is(one, "day"))) {
    return undefined;
  }
  const shift: ShiftSlot = { kind: "by", days, minutes: 0 };
  return shifted(parts, [index, index + 1], { value: "day", shift });
}

/** "The Sunday after", "the next Sunday after that": behind the booking's day. */
function weekdayAfter(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const { day, isWeekday, value } = parts[index]!;
  if (value === "behind" && day?.kind === "on") {
    return shifted(parts, [index, index + 1], behindDay(day.date));
  }
  const isNamed = is(parts[index], "day") &&
    (isWeekday === true || value === "weekday");
  if (!isNamed || day?.kind !== "on") return undefined;
  const after = parts[index + 1];
  const isAfter = is(after, "bound", "after") || is(after, "offset", "after");
  const isThat = isAfter && is(parts[index + 2], "pick", "this");
  const next = isThat ? index + 3 : index + 2;
  const end = parts[next];
  const isEnd = !end || is(end, "break") || is(end, "comma") ||
    is(end, "time") || is(end, "filler") || is(end, "social") ||
    is(end, "same");
  if (!isAfter && !is(after, "also", "that") || !isEnd) return undefined;
  return shifted(parts, [index, next], behindDay(day.date));
}

function behindDay(date: string): { value: string; shift: ShiftSlot } {
  const shift = { kind: "weekday", weekday: weekdayOf(date) } as const;
  return { value: "weekday", shift };
}

/** "Delay my appointment by 30 minutes": the amount stands apart. */
function withAmounts(parts: readonly Part[]): Part[] {
  const open = parts.find(({ shift }) => shift?.kind === "towards");
  const apart = parts.find((part) =>
    is(part, "duration", "minutes", "days") && amountOf(part)
  );
  if (!open || !apart) return [...parts];
  const shift = directed(amountOf(apart)!, sign(open));
  return parts.map((part) => {
    if (part === open) return { ...part, shift };
    return part === apart ? { ...part, kind: "filler", value: "1" } : part;
  });
}
