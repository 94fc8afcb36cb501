import type { DaySlot, Problem, ShiftSlot, TimeSlot } from "./frame.ts";
import type { Token } from "./token.ts";

/** A token, or several that became one phrase with a typed value. */
export interface Part extends Token {
  /** Numbers: how many, of what `value` says. */
  n?: number;
  day?: DaySlot;
  /** A plain weekday: it is next week's where today's time has passed. */
  isWeekday?: true;
  time?: TimeSlot;
  shift?: ShiftSlot;
  /** It was read, but can't be used. */
  problem?: Problem;
  /** It was said not to be wanted: at all, in place of another, or kept out. */
  negation?: "not" | "contrast" | "except";
  /** A reason or a circumstance: read, and not used. */
  isContext?: true;
}

/** What the rules know beside the parts. */
export interface Reader {
  parts: readonly Part[];
  /** The folded text of a part. */
  textOf(part: Part): string;
  /** The text as it was written, for questions. */
  quote(from: Part, to?: Part): string;
}

/** One phrase in place of the parts from `from` to `to`, exclusive. */
export function merge(
  parts: readonly Part[],
  [from, to]: readonly [number, number],
  values: Partial<Part> & { kind: string },
): Part {
  return {
    value: "",
    ...values,
    start: parts[from]!.start,
    end: parts[to - 1]!.end,
  };
}

/** A phrase that begins at a place, and the first part behind it. */
export interface Phrase {
  part: Part;
  next: number;
}

/** Replaces phrases from left to right; parts that begin none stay. */
export function rewrite(
  parts: readonly Part[],
  read: (index: number, done: readonly Part[]) => Phrase | undefined,
): Part[] {
  const done: Part[] = [];
  for (let index = 0; index < parts.length;) {
    const phrase = read(index, done);
    done.push(phrase?.part ?? parts[index]!);
    index = phrase?.next ?? index + 1;
  }
  return done;
}

export function is<Kind extends string>(
  part: Part | undefined,
  kind: Kind,
  ...values: readonly string[]
): part is Part & { kind: Kind } {
  return part?.kind === kind &&
    (values.length === 0 || values.includes(part.value));
}

/** English words stand before what they bound, Japanese ones behind it. */
export function isLatinPart(
  part: Part,
  textOf: (part: Part) => string,
): boolean {
  return /[a-z@]/.test(textOf(part));
}

/** Words between the parts of one phrase: の, "of the", "on". */
export function isJoint(part: Part | undefined): boolean {
  return is(part, "particle", "no") || is(part, "filler") ||
    is(part, "mark");
}
