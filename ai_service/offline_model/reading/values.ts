import type { DaySlot, Problem, SlotName, TimeSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";

/** The values that count: wanted, and not corrected by a later one. */
export function wanted(
  parts: readonly Part[],
  accepts: (part: Part) => boolean,
): Part[] {
  const fits = (part: Part) =>
    accepts(part) && !part.isContext && !isRejected(part, parts);
  const found = segmentsOf(parts).map((segment) => segment.filter(fits));
  return found.findLast((segment) => segment.length > 0) ?? [];
}

/** A message in pieces of which the later correct the earlier. */
export function segmentsOf(parts: readonly Part[]): Part[][] {
  const starts = new Set<number>();
  parts.forEach((part, index) => {
    if (is(part, "correct")) {
      starts.add(isClosing(parts, index) ? clauseStart(parts, index) : index);
    }
  });
  const segments: Part[][] = [[]];
  parts.forEach((part, index) => {
    if (starts.has(index)) segments.push([]);
    segments.at(-1)!.push(part);
  });
  return segments;
}

/** …に訂正します closes the clause that corrects. */
function isClosing(parts: readonly Part[], index: number): boolean {
  const next = parts.slice(index + 1).find((part) => !is(part, "filler"));
  return (!next || is(next, "break")) && is(parts[index - 1], "particle");
}

function clauseStart(parts: readonly Part[], index: number): number {
  const before = parts.slice(0, index).findLastIndex((part) =>
    is(part, "break") || is(part, "comma")
  );
  return before + 1;
}

/**
 * A contrast rejects what is said anew ("Friday at 3, not 3 but 4" keeps the
 * Friday). A time never stays where its day is new.
 */
export function isRejected(part: Part, parts: readonly Part[]): boolean {
  const { negation } = part;
  if (negation === undefined) return false;
  if (negation !== "contrast" && negation !== "except") return true;
  const isAnew = (kind: string) =>
    parts.some((other) =>
      classOf(other) === kind && !other.negation && !other.isContext &&
      other.start > part.start
    );
  const denied = parts.filter((other) =>
    other.negation === negation && isSlot(other) &&
    !isApart(part, other, parts)
  );
  const isContrast = denied.some((other) => isAnew(classOf(other)));
  return !isContrast || isAnew(classOf(part)) ||
    part.kind === "time" && isAnew("day");
}

/** 「木曜以外で、11時じゃ間に合わないので10時」 rejects twice, each for itself. */
function isApart(a: Part, b: Part, parts: readonly Part[]): boolean {
  const [from, to] = a.start < b.start ? [a, b] : [b, a];
  return parts.some((part) =>
    (is(part, "neg_before") || is(part, "neg_after")) &&
    part.negation !== undefined && part.start > from.start &&
    part.start < to.start
  );
}

/** Names of services, products and stylists are three kinds. */
function classOf({ kind, value }: Part): string {
  return kind === "name" ? `${kind}:${value}` : kind;
}

/** One value, or the problem that stands against it. */
export type Value<T> = { value?: T; problem?: Problem };

export interface Quoter {
  quote(from: Part, to?: Part): string;
}

/** The one value of several parts: all say the same, or fit each other. */
export function single<T>(
  found: readonly Part[],
  read: (part: Part) => T | undefined,
  options: {
    parts: readonly Part[];
    slot: SlotName;
    quoter: Quoter;
    join?: (a: T, b: T) => T | undefined;
  },
): Value<T> {
  const broken = found.find((part) => part.problem);
  if (broken) return { problem: broken.problem! };
  const [first, ...rest] = found;
  if (!first) return {};
  let value = read(first);
  for (const part of rest) {
    const next = read(part);
    const joined = value !== undefined && next !== undefined
      ? joinOf(value, next, options.join)
      : undefined;
    if (joined === undefined) {
      return { problem: conflict(first, part, options) };
    }
    value = joined;
  }
  return value === undefined ? {} : { value };
}

function joinOf<T>(
  a: T,
  b: T,
  join?: (a: T, b: T) => T | undefined,
): T | undefined {
  return JSON.stringify(a) === JSON.stringify(b) ? a : join?.(a, b);
}

function conflict(
  first: Part,
  last: Part,
  { parts, slot, quoter }: {
    parts: readonly Part[];
    slot: SlotName;
    quoter: Quoter;
  },
): Problem {
  const between = parts.slice(parts.indexOf(first), parts.indexOf(last));
  const isEither = between.some((part) => is(part, "either"));
  const quote = quoter.quote(first, last);
  return { reason: isEither ? "either" : "two_values", quote, slot };
}

/** "Next week" and "Saturday": a day within a span is the day. */
export function joinDays(a: DaySlot, b: DaySlot): DaySlot | undefined {
  // 「土曜ならいつでも」: any of those that were named.
  if (a.kind === "on" && b.kind === "any") return a;
  if (a.kind === "any" && b.kind === "on") return b;
  const [span, day] = a.kind === "window" ? [a, b] : [b, a];
  if (span.kind !== "window") return undefined;
  if (day.kind === "any" || day.kind === "earliest") return span;
  if (day.kind !== "on") return undefined;
  const fits = (!span.from || span.from <= day.date) &&
    (!span.to || day.date <= span.to) &&
    (!span.weekdays || span.weekdays.includes(new Date(day.date).getUTCDay()));
  return fits ? day : undefined;
}

/** "In the afternoon" and "at 3" or "after 3": the time within the part. */
export function joinTimes(a: TimeSlot, b: TimeSlot): TimeSlot | undefined {
  const [part, time] = a.kind === "window" && (a.part || b.kind !== "window")
    ? [a, b]
    : [b, a];
  // "As soon as possible, at 6": the time says when that is.
  if (a.kind === "at" && b.kind === "earliest") return a;
  if (a.kind === "earliest" && b.kind === "at") return b;
  if (part.kind !== "window") return undefined;
  if (time.kind === "earliest" || time.kind === "any") return part;
  if (time.kind === "at") return atWithin(part, time);
  if (time.kind !== "window") return undefined;
  const from = Math.max(part.from ?? 0, time.from ?? 0);
  const to = Math.min(part.to ?? 1440, time.to ?? 1440);
  return from <= to
    ? { ...time, ...(from ? { from } : {}), ...(to < 1440 ? { to } : {}) }
    : undefined;
}

function atWithin(
  part: TimeSlot & { kind: "window" },
  time: TimeSlot & { kind: "at" },
): TimeSlot | undefined {
  const fits = (minutes: number) =>
    (part.from ?? 0) <= minutes && minutes <= (part.to ?? 1440);
  const minutes = [time.minutes, time.minutes + 720].find(fits);
  return minutes === undefined ? undefined : { ...time, minutes };
}
