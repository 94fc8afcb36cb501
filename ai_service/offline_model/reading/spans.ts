import { addDays, type Today } from "./calendar.ts";
import type { DaySlot, TimeSlot } from "./frame.ts";
import {
  is,
  isLatinPart,
  merge,
  type Part,
  type Phrase,
  rewrite,
} from "./part.ts";

/** What bounds depend on beside the parts. */
export interface SpanReader {
  today: Today;
  textOf(part: Part): string;
}

/** Joins days and times with the words that make spans of them. */
export function readSpans(parts: readonly Part[], reader: SpanReader): Part[] {
  const ranged = rewrite(parts, (index) => rangeAt(parts, index, reader));
  return rewrite(ranged, (index) => boundAt(ranged, index, reader));
}

const isValue = (part: Part | undefined): part is Part =>
  part?.kind === "day" || part?.kind === "time" && part.value !== "span";

/** "From 3 to 5", "between 3 and 5", 3時から5時まで, 3-5pm. */
function rangeAt(
  parts: readonly Part[],
  index: number,
  reader: SpanReader,
): Phrase | undefined {
  const isLed = is(parts[index], "bound", "between", "from", "at") &&
    isLatinPart(parts[index]!, reader.textOf);
  const first = isLed ? index + 1 : index;
  const [from, link, to] = [parts[first], parts[first + 1], parts[first + 2]];
  if (!isValue(from) || !isValue(to) || from.kind !== to.kind) return undefined;
  const isAnd = isLed && is(parts[index], "bound", "between") &&
    is(link, "and");
  const isRange = is(link, "range") || is(link, "bound", "from") ||
    isLed && is(link, "bound", "to", "until");
  if (!isAnd && !isRange) return undefined;
  if (!isAnd && isMove(parts, first + 3, link!)) return undefined;
  const next = endOfRange(parts, first + 3, reader);
  return { part: merge(parts, [index, next], rangeOf(from, to)), next };
}

/** "Move it from 3 to 5", 3時から5時に変更: the old time and the new one. */
function isMove(parts: readonly Part[], behind: number, link: Part): boolean {
  const isChange = parts.some((part) => is(part, "act", "move"));
  return isChange &&
    (is(link, "bound", "to") || is(parts[behind], "particle", "ni"));
}

function endOfRange(
  parts: readonly Part[],
  index: number,
  { textOf }: SpanReader,
): number {
  let next = index;
  while (
    next < index + 3 && is(parts[next], "bound", "until", "between") &&
    !isLatinPart(parts[next]!, textOf)
  ) next++;
  return next;
}

function rangeOf(from: Part, to: Part): Partial<Part> & { kind: string } {
  const problem = from.problem ?? to.problem;
  if (problem) return { kind: from.kind, problem };
  const both = { value: "range" };
  if (from.day && to.day) {
    return { kind: "day", ...both, day: dayRange(from.day, to.day) };
  }
  return { kind: "time", ...both, time: timeRange(from, to) };
}

function dayRange(from: DaySlot, to: DaySlot): DaySlot {
  const first = from.kind === "on"
    ? from.date
    : from.kind === "window"
    ? from.from
    : undefined;
  const last = to.kind === "on"
    ? to.date
    : to.kind === "window"
    ? to.to
    : undefined;
  if (first && last && last < first) {
    return { kind: "window", from: first, to: addDays(last, 7) };
  }
  return {
    kind: "window",
    ...(first ? { from: first } : {}),
    ...(last ? { to: last } : {}),
  };
}

/** 8-9pm: the first takes the half of the day from the second. */
function timeRange(from: Part, to: Part): TimeSlot {
  const start = minutesOf(from.time!);
  const end = to.time!.kind === "window" ? to.time!.to : minutesOf(to.time!);
  const isSame = start !== undefined && end !== undefined &&
    from.value === "" &&
    to.value === "pm" && start < 720 && start + 720 < end;
  const first = isSame ? start + 720 : start;
  return {
    kind: "window",
    ...(first === undefined ? {} : { from: first }),
    ...(end === undefined ? {} : { to: end }),
  };
}

function minutesOf(time: TimeSlot): number | undefined {
  if (time.kind === "at") return time.minutes;
  return time.kind === "window" ? time.from : undefined;
}

/** A bound before (English) or behind (Japanese) a day or a time. */
function boundAt(
  parts: readonly Part[],
  index: number,
  reader: SpanReader,
): Phrase | undefined {
  const part = parts[index];
  if (is(part, "bound") && isLatinPart(part, reader.textOf)) {
    return isValue(parts[index + 1]) && part.value !== "to"
      ? bounded(parts, [index, index + 2], {
        bound: part,
        value: parts[index + 1]!,
        isExclusive: true,
      })
      : undefined;
  }
  const bound = parts[index + 1];
  if (!isValue(part) || !is(bound, "bound")) return undefined;
  const isSuffix = !isLatinPart(bound, reader.textOf) ||
    /^(?:onwards?|or (?:later|earlier|so|thereabouts)|and (?:later|earlier)|-?ish)$/
      .test(reader.textOf(bound));
  return isSuffix
    ? bounded(parts, [index, index + 2], {
      bound,
      value: part,
      isExclusive: false,
    })
    : undefined;
}

interface Bounded {
  bound: Part;
  value: Part;
  isExclusive: boolean;
}

function bounded(
  parts: readonly Part[],
  range: readonly [number, number],
  { bound, value, isExclusive }: Bounded,
): Phrase {
  const { time, day, problem, isWeekday } = value;
  const limited = problem
    ? { problem }
    : time
    ? { time: boundTime(time, boundOf(parts, bound, isExclusive)) }
    : { day: boundDay(day!, bound.value, isExclusive) };
  const kept = isWeekday && limited.day === day ? { isWeekday } : {};
  const part = merge(parts, range, {
    kind: value.kind,
    value: bound.value === "from" ? "from" : value.value,
    ...limited,
    ...kept,
  });
  return { part, next: range[1] };
}

/** English "from 3" is a span, Japanese 3時から a start. */
function boundOf(
  parts: readonly Part[],
  { value }: Part,
  isEnglish: boolean,
): string {
  const isChange = parts.some((part) => is(part, "act", "move"));
  return value === "from" && isEnglish && !isChange ? "after" : value;
}

function boundTime(time: TimeSlot, bound: string): TimeSlot {
  if (time.kind === "window") return boundPart(time, bound);
  const minutes = minutesOf(time);
  if (minutes === undefined || time.kind !== "at") return time;
  switch (bound) {
    case "after":
      return { kind: "window", from: minutes };
    case "before":
      return { kind: "window", to: minutes - 1 };
    case "until":
    case "by":
      return { kind: "window", to: minutes };
    case "endsby":
      return { kind: "window", to: minutes, endsBy: true };
    case "about":
    case "between":
      return { ...time, about: true };
    default:
      return time;
  }
}

/** "After lunch", "before the evening". */
function boundPart(
  time: TimeSlot & { kind: "window" },
  bound: string,
): TimeSlot {
  const { from, to } = time;
  if (bound === "after" && to !== undefined) {
    return { kind: "window", from: to };
  }
  if (bound === "before" && from !== undefined) {
    return { kind: "window", to: from - 1 };
  }
  return time;
}

function boundDay(day: DaySlot, bound: string, isExclusive: boolean): DaySlot {
  const first = day.kind === "on"
    ? day.date
    : day.kind === "window"
    ? day.from
    : undefined;
  const last = day.kind === "on"
    ? day.date
    : day.kind === "window"
    ? day.to
    : undefined;
  const shift = isExclusive ? 1 : 0;
  switch (bound) {
    case "after":
      return last
        ? {
          kind: "window",
          from: addDays(isExclusive ? last : first ?? last, shift),
        }
        : day;
    case "from":
      return first ? { kind: "window", from: first } : day;
    case "before":
      return first ? { kind: "window", to: addDays(first, -shift) } : day;
    case "by":
    case "until":
    case "endsby":
      return last ? { kind: "window", to: last } : day;
    default:
      return day;
  }
}
