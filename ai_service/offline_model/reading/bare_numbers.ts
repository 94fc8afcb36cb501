import { dateFrom, fieldsOf, type Today } from "./calendar.ts";
import { resolveDay } from "./day_rules.ts";
import type { ReadContext } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { clockOf, type TimeReader } from "./times.ts";

/** What a number without a unit can become. */
export interface NumberReader extends TimeReader {
  context: ReadContext;
  today: Today;
}

/**
 * A number without a unit answers what was asked: a time, a day, a quantity, a
 * place in the list. Beside a product it is a quantity, whatever was asked.
 */
export function readBareNumbers(
  parts: readonly Part[],
  reader: NumberReader,
): Part[] {
  return parts.map((part, index) => {
    if (isFirstSaid(parts, index, reader)) {
      return { ...part, kind: "filler", value: "1" };
    }
    const isPronoun = is(part, "num", "word") && part.n === 1 &&
      (isPronounHost(parts, index) ||
        is(parts[index + 1], "name", "service")) &&
      /^one$/i.test(reader.quote(part).normalize("NFKC"));
    if (isPronoun) return { ...part, kind: "filler", value: "1" };
    const isCorrected = is(parts[index - 1], "correct") ||
      is(parts[index - 1], "comma") && is(parts[index - 2], "correct");
    const isPlain =
      is(part, "num") && (part.value === "digits" || isCorrected) ||
      is(part, "num") && isAlone(parts, part);
    if (is(part, "ordinal")) {
      return is(parts[index + 1], "noun", "visit")
        ? { ...part, kind: "times" }
        : ordinal(part, reader);
    }
    if (is(part, "num") && is(parts[index - 1], "noun", "quantity")) {
      return { ...part, kind: "count" };
    }
    if (!isPlain || isBesideProduct(parts, index)) return part;
    if (isOfNamed(parts, reader)) return { ...part, kind: "count" };
    return byQuestion(part, reader) ?? byJob(parts, part, reader) ??
      bySuggestion(parts, index, reader) ??
      byCorrection(parts, index, reader) ??
      part;
  });
}

/** 「最初の15時」 is the time that was said first, where no list was shown. */
function isFirstSaid(
  parts: readonly Part[],
  index: number,
  { context: { shown, job } }: NumberReader,
): boolean {
  const next = parts[index + 1];
  return is(parts[index], "pick", "1") && !shown && job !== undefined &&
    (is(next, "time") || is(next, "day"));
}

/** "The mint one", "the 4 o'clock one", "book me one". */
function isPronounHost(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  return is(before, "name") || is(before, "day") || is(before, "time") ||
    is(before, "superlative") || is(before, "act", "book");
}

function isAlone(parts: readonly Part[], number: Part): boolean {
  return parts.every((part) =>
    part === number || is(part, "filler") || is(part, "break") ||
    is(part, "particle") || is(part, "correct") || is(part, "answer", "yes") ||
    is(part, "comma") || is(part, "bound")
  );
}

function isBesideProduct(parts: readonly Part[], index: number): boolean {
  const near = [index - 2, index - 1, index + 1, index + 2];
  return near.some((at) => is(parts[at], "name", "product"));
}

/** "The volume one, just 1", where it was asked which: the name chooses. */
function isOfNamed(
  parts: readonly Part[],
  { context: { asked } }: NumberReader,
): boolean {
  const isAsked = asked?.slot === "item" || asked?.slot === "which";
  return isAsked &&
    parts.some((part) => is(part, "name", "product") && !part.negation);
}

function byQuestion(part: Part, reader: NumberReader): Part | undefined {
  const { asked, shown } = reader.context;
  switch (asked?.slot) {
    case "time":
      return atTime(part, reader);
    case "day":
      return atDay(part, reader.today);
    case "quantity":
      return { ...part, kind: "count" };
    case "which":
    case "service":
    case "item":
    case "stylist":
      return shown && part.n! >= 1 && part.n! <= shown.count
        ? { ...part, kind: "nth" }
        : undefined;
  }
  return undefined;
}

/** "How about 5?" while a time is looked for, and no such place in a list. */
function byJob(
  parts: readonly Part[],
  part: Part,
  reader: NumberReader,
): Part | undefined {
  const { job, shown, asked } = reader.context;
  const isOfOrder = job === "order" && !asked && isAlone(parts, part);
  if (isOfOrder) return { ...part, kind: "count" };
  const isTimed = job === "book" || job === "move" || job === "open_times";
  const isPlace = shown !== undefined && part.n! <= shown.count;
  const isAsked = parts.every((other) =>
    other === part || is(other, "ask") || isAlone([other], part)
  );
  return isTimed && !isPlace && isAsked ? atTime(part, reader) : undefined;
}

/** "Later on the 5th, like 1", "maybe 4". */
function bySuggestion(
  parts: readonly Part[],
  index: number,
  reader: NumberReader,
): Part | undefined {
  const next = parts[index + 1];
  const isMaybe = next !== undefined &&
    /^(?:maybe|perhaps|or so)$/i.test(reader.quote(next).normalize("NFKC"));
  const before = parts[index - 1];
  const isSuggested = isMaybe || before !== undefined &&
      /^(?:like|say|maybe|perhaps|but|but at)$/i.test(
        reader.quote(before).normalize("NFKC"),
      );
  const isLast = !next || is(next, "break") || is(next, "comma") ||
    is(next, "ask") || is(next, "filler") || isMaybe;
  const isTimed = parts.some((part) =>
    part.kind === "day" || part.kind === "shift" || part.kind === "time" ||
    is(part, "same", "day")
  );
  const isOrder = parts.some((part) => is(part, "name", "product"));
  return isSuggested && isLast && isTimed && !isOrder
    ? atTime(parts[index]!, reader)
    : undefined;
}

/** "Make it 4": the time, where the message or the job is about one. */
function byCorrection(
  parts: readonly Part[],
  index: number,
  reader: NumberReader,
): Part | undefined {
  const isCorrected =
    parts.slice(0, index).some((part) => is(part, "correct")) ||
    parts.slice(index + 1).some((part) => is(part, "correct")) ||
    is(parts[index - 1], "neg_before") || is(parts[index + 1], "neg_before") ||
    is(parts[index - 1], "neg_after");
  const { job } = reader.context;
  if (isExchange(parts, index)) return atTime(parts[index]!, reader);
  const isTimed = parts.some((part) => part.kind === "time") &&
      !parts.some((part) => is(part, "name", "product")) ||
    job === "book" || job === "move" || job === "open_times" ||
    reader.context.made === "booking" && !job;
  return isCorrected && isTimed ? atTime(parts[index]!, reader) : undefined;
}

/** "Tuesday, make it 4 instead of 3": two times of a day that is named. */
function isExchange(parts: readonly Part[], index: number): boolean {
  const isNumber = (part: Part | undefined) => is(part, "num", "digits");
  const isPair = is(parts[index + 1], "neg_after") &&
      isNumber(parts[index + 2]) ||
    is(parts[index - 1], "neg_after") && isNumber(parts[index - 2]);
  return isPair &&
    parts.some((part) => part.kind === "day" || is(part, "name", "service")) &&
    !parts.some((part) => is(part, "name", "product"));
}

function atTime(part: Part, reader: NumberReader): Part | undefined {
  const minutes = clockOf({ hour: part.n!, minute: 0 }, undefined, reader);
  return minutes === undefined
    ? undefined
    : { ...part, kind: "time", value: "", time: { kind: "at", minutes } };
}

function atDay(part: Part, today: Today): Part | undefined {
  const day = resolveDay({ dom: part.n! }, today);
  return day?.kind === "on" ? { ...part, kind: "day", day } : undefined;
}

/** "The 5th", and "second" where a list was shown. */
function ordinal(part: Part, { context, today }: NumberReader): Part {
  const n = Number(part.value);
  if (context.shown && n <= context.shown.count) {
    return { ...part, kind: "nth", n };
  }
  const { year, month } = fieldsOf(today.date);
  if (!dateFrom(year, month, n) && n > 31) return part;
  const day = resolveDay({ dom: n }, today);
  return day?.kind === "on" ? { ...part, kind: "day", day } : part;
}
