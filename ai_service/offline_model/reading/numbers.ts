import { is, merge, type Part, type Phrase, rewrite } from "./part.ts";

/** What a unit makes of the number before it. */
const DURATIONS: Readonly<Record<string, [unit: string, factor: number]>> = {
  minutes: ["minutes", 1],
  hours: ["minutes", 60],
  days: ["days", 1],
  weeks: ["days", 7],
  months: ["months", 1],
  years: ["months", 12],
};

/** A unit without a number is a word of its own, or nothing. */
const LONE: Readonly<Record<string, [kind: string, value: string]>> = {
  hours: ["noun", "time"],
  hour: ["noun", "time"],
  dom: ["noun", "day"],
  days: ["noun", "day"],
  times: ["noun", "time"],
  people: ["noun", "stylist"],
};

/** Gives each number its type by the unit beside it. */
export function readNumbers(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  const counted = rewrite(parts, (index) => numeral(parts, index));
  const typed = rewrite(counted, (index) => quantity(counted, index, textOf));
  return typed.map((part, index) => {
    if (is(part, "range")) return dash(typed, index);
    if (isOfSeveral(typed, index)) {
      return { ...part, kind: "unread", value: "" };
    }
    return is(part, "unit") ? lone(part, textOf(part)) : part;
  });
}

/** "The first two" is neither a date nor a place in a list. */
function isOfSeveral(parts: readonly Part[], index: number): boolean {
  const [ordinal, number, next] = parts.slice(index, index + 3);
  return is(ordinal, "ordinal", "1", "last") && is(number, "num") &&
    number.n! > 1 && number.n! < 7 && !is(next, "ampm") &&
    !is(next, "range") && !is(next, "clock") &&
    !is(parts[index - 1], "month") && !is(parts[index - 1], "weekday");
}

/** Twenty-five, three hundred; a single numeral. */
function numeral(parts: readonly Part[], index: number): Phrase | undefined {
  const n = valueOf(parts[index]);
  if (n === undefined) return undefined;
  let next = index + 1;
  let total = n;
  const hyphen = is(parts[next], "range") ? 1 : 0;
  const ones = wordValue(parts[next + hyphen]);
  if (is(parts[index], "number") && n >= 20 && n < 100 && ones && ones < 10) {
    total += ones;
    next += hyphen + 1;
  }
  if (is(parts[next], "number", "100", "1000") && total < 100) {
    total *= Number(parts[next]!.value);
    next++;
  }
  const kind = is(parts[index], "number") ? "word" : "digits";
  return {
    part: merge(parts, [index, next], { kind: "num", value: kind, n: total }),
    next,
  };
}

function wordValue(part: Part | undefined): number | undefined {
  return is(part, "number") ? valueOf(part) : undefined;
}

function valueOf(part: Part | undefined): number | undefined {
  if (!is(part, "num") && !is(part, "number")) return undefined;
  const n = Number(part.value);
  return Number.isFinite(n) ? n : undefined;
}

type TextOf = (part: Part) => string;

/** A number with its unit, in the order of either language. */
function quantity(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): Phrase | undefined {
  const part = parts[index]!;
  const phrase = (
    length: number,
    values: Partial<Part> & { kind: string },
  ) => ({
    part: merge(parts, [index, index + length], values),
    next: index + length,
  });
  if (is(part, "times")) {
    return phrase(1, { kind: "count", n: Number(part.value) });
  }
  if (is(part, "unit", "money") && is(parts[index + 1], "num")) {
    return phrase(2, { kind: "money", n: parts[index + 1]!.n! });
  }
  return indefinite(parts, index, textOf) ?? withUnit(parts, index);
}

/** "An hour", "half an hour", "a week". */
function indefinite(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): Phrase | undefined {
  const isHalf = is(parts[index], "half");
  const at = isHalf ? index + 1 : index;
  const article = parts[at];
  if (!article || !/^an?$/.test(textOf(article))) return undefined;
  const unit = parts[at + 1];
  if (is(unit, "unit", "dozen")) {
    return {
      part: merge(parts, [at, at + 2], { kind: "count", n: 12 }),
      next: at + 2,
    };
  }
  const duration = is(unit, "unit") ? DURATIONS[unit.value] : undefined;
  if (!duration) return undefined;
  const [value, factor] = duration;
  const rest = isHalf ? undefined : restOfHour(parts, at + 2, unit!);
  const n = (isHalf ? factor / 2 : factor) + (rest?.n ?? 0);
  const next = rest?.next ?? at + 2;
  const part = merge(parts, [index, next], { kind: "duration", value, n });
  return { part, next };
}

/** "An hour and a half", "an hour and 15 minutes", "an hour and a quarter". */
function restOfHour(
  parts: readonly Part[],
  at: number,
  unit: Part,
): { n: number; next: number } | undefined {
  if (!is(unit, "unit", "hours") || !is(parts[at], "and")) return undefined;
  const rest = parts[at + 1];
  if (is(rest, "number", "half")) return { n: 30, next: at + 2 };
  if (is(rest, "quarter")) return { n: 15, next: at + 2 };
  const isMinutes = is(rest, "num") && is(parts[at + 2], "unit", "minutes");
  return isMinutes
    ? { n: rest.n ?? Number(rest.value), next: at + 3 }
    : undefined;
}

function withUnit(parts: readonly Part[], index: number): Phrase | undefined {
  const number = parts[index]!;
  const unit = parts[index + 1];
  if (!is(number, "num")) {
    return hourAndHalf(parts, index) ?? vague(parts, index);
  }
  const half = halfHours(parts, index);
  if (half) return half;
  if (is(unit, "noun", "quantity") || !is(unit, "unit")) return undefined;
  const n = number.n!;
  const duration = DURATIONS[unit.value];
  if (duration) return durationOf(parts, index, [duration[0], n * duration[1]]);
  const [kind, count] = unit.value === "dozen"
    ? ["count", n * 12]
    : [unit.value, n];
  const part = merge(parts, [index, index + 2], {
    kind: kind as string,
    value: "",
    n: count as number,
  });
  return { part, next: index + 2 };
}

/** "One and a half hours". */
function hourAndHalf(
  parts: readonly Part[],
  index: number,
): Phrase | undefined {
  const isWhole = is(parts[index], "number", "half") &&
    parts[index]!.end - parts[index]!.start > "a half".length;
  return isWhole && is(parts[index + 1], "unit", "hours")
    ? minutesOf(parts, [index, index + 2], 90)
    : undefined;
}

/** "Two and a half hours". */
function halfHours(parts: readonly Part[], index: number): Phrase | undefined {
  const isHalf = is(parts[index + 1], "and") &&
    is(parts[index + 2], "number", "half") &&
    is(parts[index + 3], "unit", "hours");
  return isHalf
    ? minutesOf(parts, [index, index + 4], parts[index]!.n! * 60 + 30)
    : undefined;
}

function minutesOf(
  parts: readonly Part[],
  range: [number, number],
  n: number,
): Phrase {
  const part = merge(parts, range, { kind: "duration", value: "minutes", n });
  return { part, next: range[1] };
}

/** 1時間半, 1時間30分, "2 hours and 30 minutes". */
function durationOf(
  parts: readonly Part[],
  index: number,
  [value, n]: readonly [string, number],
): Phrase {
  const isHour = is(parts[index + 1], "unit", "hours");
  const half = isHour && is(parts[index + 2], "half") ? 30 : 0;
  const isMinutes = isHour && is(parts[index + 2], "num") &&
    is(parts[index + 3], "unit", "minute", "minutes");
  const minutes = isMinutes ? parts[index + 2]!.n! : 0;
  const next = index + 2 + (half ? 1 : 0) + (isMinutes ? 2 : 0);
  return {
    part: merge(parts, [index, next], {
      kind: "duration",
      value,
      n: n + half + minutes,
    }),
    next,
  };
}

/** 数本, "a few bottles": no number that can be ordered. */
function vague(parts: readonly Part[], index: number): Phrase | undefined {
  if (!is(parts[index], "number", "few", "half")) return undefined;
  const next = is(parts[index + 1], "unit") ? index + 2 : index + 1;
  return { part: merge(parts, [index, next], { kind: "vague" }), next };
}

/** A dash between words joins no numbers; before a number it may be a minus. */
function dash(parts: readonly Part[], index: number): Part {
  const part = parts[index]!;
  const next = parts[index + 1];
  const isBound = next?.n !== undefined &&
      (next.start === part.end || parts[index - 1]?.n !== undefined) ||
    is(next, "hhmm") || is(next, "weekday") || is(next, "month") ||
    is(next, "relday") || is(next, "clock") || is(next, "ampm") ||
    is(next, "slash") || is(next, "date");
  return isBound ? part : { ...part, kind: "mark", value: "dash" };
}

function lone(part: Part, text: string): Part {
  if (/^(?:せっと|sets?|分)$/.test(text)) return { ...part, kind: "filler" };
  if (text === "hours") return { ...part, kind: "topic", value: "hours" };
  if (/^(?:of|more|ones)/.test(text)) {
    return { ...part, kind: "filler", value: "1" };
  }
  const word = LONE[part.value];
  return word
    ? { ...part, kind: word[0], value: word[1] }
    : { ...part, kind: "unread", value: "" };
}
