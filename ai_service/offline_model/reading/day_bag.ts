import { is, type Part } from "./part.ts";

/** The parts of one date that stand together, by kind. */
export interface DayBag {
  relday?: number;
  relweek?: number;
  relmonth?: number;
  relyear?: number;
  coming?: number;
  thisnext?: number;
  weekday?: number;
  weekend?: number;
  businessday?: number;
  month?: number;
  dom?: number;
  year?: number;
  /** 1 to 5, or -1 for the last. */
  ordinal?: number;
  edge?: "start" | "middle" | "end";
  /** 月末: the end of this month, where no other is named. */
  monthedge?: "start" | "middle" | "end";
  days?: number;
  months?: number;
  /** The offset counts from the date that follows it, not from today. */
  from?: number;
}

export type BagKey = keyof DayBag;

const KINDS: ReadonlySet<string> = new Set([
  "relday",
  "relweek",
  "relmonth",
  "relyear",
  "coming",
  "thisnext",
  "weekday",
  "weekend",
  "businessday",
  "month",
  "dom",
  "year",
  "ordinal",
  "edge",
  "monthedge",
]);

/** Gathers the parts of a date that begin at a place. */
export function gatherDay(
  parts: readonly Part[],
  from: number,
): { bag: DayBag; next: number } | undefined {
  const bag: DayBag = {};
  let next = from;
  for (let index = from; index < parts.length;) {
    const length = take(parts, index, bag);
    if (length > 0) next = index += length;
    else if (index > from && isBetween(parts, index)) index++;
    else break;
  }
  return next > from ? { bag, next } : undefined;
}

/** Words inside a date: の, "the", "of", a comma; never two commas. */
function isBetween(parts: readonly Part[], index: number): boolean {
  const part = parts[index]!;
  if (is(part, "comma")) {
    return !is(parts[index - 1], "comma") && isCalendar(parts[index + 1]);
  }
  return is(part, "particle", "no") || is(part, "mark") ||
    is(part, "filler") && part.value !== "recall" ||
    is(part, "offset", "in") || is(part, "bound", "from");
}

function isCalendar(part: Part | undefined): boolean {
  return part !== undefined && (KINDS.has(part.kind) || is(part, "num"));
}

/** Puts the part into the bag; 0 where it is none or the place is taken. */
function take(parts: readonly Part[], index: number, bag: DayBag): number {
  const part = parts[index]!;
  if (part.kind === "duration") return takeOffset(parts, index, bag);
  if (
    part.kind === "dom" && bag.month === undefined && isShift(parts[index + 1])
  ) {
    return 0;
  }
  if (part.kind === "dom" && isOffset(parts[index + 1])) {
    return set(bag, "days", part.n! * sign(parts[index + 1]!)) * 2;
  }
  if (is(part, "num")) return takeNumber(parts, index, bag);
  if (is(part, "pick", "-1", "1") && is(parts[index + 1], "weekday")) {
    return set(bag, "ordinal", Number(part.value));
  }
  if (part.kind === "nthday") return set(bag, "ordinal", Number(part.value));
  if (part.kind === "fixedday") return takeFixed(part, bag);
  if (part.kind === "ordinal") {
    return is(parts[index + 1], "noun", "visit") ? 0 : takeOrdinal(part, bag);
  }
  if (part.kind === "edge" || part.kind === "monthedge") {
    return set(bag, part.kind, part.value as "start");
  }
  if (!KINDS.has(part.kind)) return 0;
  return set(bag, part.kind as "month", part.n ?? Number(part.value));
}

/** New Year's Eve is 31 December. */
function takeFixed(part: Part, bag: DayBag): number {
  const [month, dom] = part.value.split("-").map(Number);
  return set(bag, "month", month) && set(bag, "dom", dom);
}

function set<Key extends BagKey>(
  bag: DayBag,
  key: Key,
  value: DayBag[Key],
): number {
  if (bag[key] !== undefined) return 0;
  bag[key] = value;
  return 1;
}

/** "The 5th" is a day of the month unless a weekday follows ("5th Friday"). */
function takeOrdinal(part: Part, bag: DayBag): number {
  const n = part.value === "last" ? -1 : Number(part.value);
  // "Friday the 4th" is a date, "the 4th Friday" is one of the month's.
  const isDate = n > 5 || n > 0 && bag.weekday !== undefined;
  if (isDate || bag.month !== undefined && bag.ordinal === undefined) {
    return set(bag, bag.dom === undefined ? "dom" : "ordinal", n);
  }
  return set(bag, "ordinal", n);
}

/** "December 3", "3 December", and a year behind them. */
function takeNumber(
  parts: readonly Part[],
  index: number,
  bag: DayBag,
): number {
  const n = parts[index]!.n!;
  const next = parts[index + 1];
  const isClock = is(next, "ampm") || is(next, "hour") || is(next, "range");
  if (n >= 1900 && n < 2100 && bag.month !== undefined) {
    return set(bag, "year", n);
  }
  const isDay = n >= 1 && n <= 31 && Number.isInteger(n) && !isClock;
  const isBeside = is(parts[index - 1], "month") || is(next, "month") ||
    is(parts[index - 2], "month") && is(parts[index - 1], "filler");
  const isNamed = isBeside || isBehindWeekday(parts, index);
  return isDay && isNamed ? set(bag, "dom", n) : 0;
}

/** "Saturday 5 at 5 pm": where the time is said apart, the number is the date. */
function isBehindWeekday(parts: readonly Part[], index: number): boolean {
  const next = parts[index + 1];
  const isEnd = !next || is(next, "bound") || is(next, "comma") ||
    is(next, "break") || is(next, "particle") || is(next, "filler");
  return isEnd && is(parts[index - 1], "weekday") &&
    parts.some((part, at) => at !== index && isClock(parts, at, part));
}

function isClock(parts: readonly Part[], at: number, part: Part): boolean {
  return is(part, "ampm") || is(part, "hour") || is(part, "clock") ||
    is(part, "unit", "hour") ||
    is(part, "num") && is(parts[at - 1], "bound", "at");
}

/** 2日遅らせて is two days, not the second. */
function isShift(part: Part | undefined): boolean {
  return is(part, "shift") || is(part, "act", "move");
}

function isOffset(part: Part | undefined): boolean {
  return is(part, "offset", "after", "before");
}

function sign(part: Part): number {
  return is(part, "offset", "before") ? -1 : 1;
}

/** 3日後, 2週間後, "a week from", "in two weeks" (its "in" stands before). */
function takeOffset(
  parts: readonly Part[],
  index: number,
  bag: DayBag,
): number {
  const { n, value } = parts[index]!;
  if (value === "minutes") return 0;
  const key = value === "months" ? "months" : "days";
  const next = parts[index + 1];
  if (isOffset(next)) return set(bag, key, n! * sign(next!)) * 2;
  if (is(next, "bound", "from") && isCalendar(parts[index + 2])) {
    bag.from = 1;
    return set(bag, key, n!) * 2;
  }
  if (is(parts[index - 1], "offset", "in")) return set(bag, key, n!);
  return 0;
}
