import type { Minutes, Problem, TimeSlot } from "./frame.ts";
import { is, isJoint, merge, type Part, type Phrase, rewrite } from "./part.ts";

/** What clock times depend on beside their words. */
export interface TimeReader {
  /** 1 to 7 o'clock is in the afternoon where that is within these hours. */
  hours: { opens: Minutes; closes: Minutes };
  quote(from: Part, to?: Part): string;
}

type Half = "am" | "pm" | "night" | "lunch";

const HALVES: Readonly<Record<string, Half>> = {
  am: "am",
  pm: "pm",
  morning: "am",
  lunch: "lunch",
  afternoon: "pm",
  evening: "pm",
  night: "night",
};

/** The parts of the day as spans of starts. */
const PARTS: Readonly<Record<string, TimeSlot>> = {
  morning: { kind: "window", to: 719, part: "morning" },
  am: { kind: "window", to: 719, part: "morning" },
  lunch: { kind: "window", from: 690, to: 810, part: "lunch" },
  afternoon: { kind: "window", from: 720, part: "afternoon" },
  pm: { kind: "window", from: 720, part: "afternoon" },
  evening: { kind: "window", from: 960, part: "evening" },
  night: { kind: "window", from: 1020, part: "evening" },
};

/** Turns all clock times and parts of the day into parts of kind `time`. */
export function readTimes(parts: readonly Part[], reader: TimeReader): Part[] {
  return rewrite(
    parts,
    (index, done) =>
      clockTime(parts, index, { reader, done }) ??
        partOfDay(parts, index),
  );
}

function partOfDay(parts: readonly Part[], index: number): Phrase | undefined {
  const part = parts[index]!;
  if (!is(part, "part") && !is(part, "ampm")) return undefined;
  const time = PARTS[part.value]!;
  return {
    part: { ...part, kind: "time", value: "part", time },
    next: index + 1,
  };
}

interface Core {
  hour: number;
  minute: number;
  next: number;
}

interface Surroundings {
  reader: TimeReader;
  done: readonly Part[];
}

function clockTime(
  parts: readonly Part[],
  index: number,
  { reader, done }: Surroundings,
): Phrase | undefined {
  const halfFirst = halfAt(parts[index]);
  const from = halfFirst ? skipJoints(parts, index + 1) : index;
  const isTime = halfFirst !== undefined || isLed(done) ||
    from > index && isLeading(parts[from - 1]) || isSpelled(parts, from);
  const core = coreAt(parts, from, isTime);
  if (!core) return undefined;
  const behind = behindOf(parts, core.next, halfFirst);
  const minutes = clockOf(core, behind.half ?? halfFirst, reader);
  const quote = reader.quote(parts[index]!, parts[behind.next - 1]);
  const part = merge(parts, [index, behind.next], {
    kind: "time",
    value: behind.half ?? halfFirst ?? "",
    n: core.hour * 60 + core.minute,
    ...valueOf(minutes, behind.isAbout, quote),
  });
  return { part, next: behind.next };
}

function valueOf(
  minutes: Minutes | undefined,
  isAbout: boolean,
  quote: string,
): { time?: TimeSlot; problem?: Problem } {
  if (minutes === undefined) {
    return { problem: { reason: "no_such_time", quote } };
  }
  return { time: { kind: "at", minutes, ...(isAbout ? { about: true } : {}) } };
}

function halfAt(part: Part | undefined): Half | undefined {
  return is(part, "part") || is(part, "ampm") ? HALVES[part.value] : undefined;
}

/** 午後の3時, "afternoon at 3": words between the half and the hour. */
function skipJoints(parts: readonly Part[], index: number): number {
  let next = index;
  while (
    next < index + 2 &&
    (isJoint(parts[next]) || is(parts[next], "bound", "at", "about"))
  ) next++;
  return next;
}

/** "Two thirty in the afternoon", and nothing that would be counted behind. */
function isSpelled(parts: readonly Part[], index: number): boolean {
  const [hour, minute, next] = parts.slice(index, index + 3);
  const isEnd = !next || is(next, "break") || is(next, "comma");
  return is(hour, "num", "word") && hour.n! <= 12 &&
    is(minute, "num", "word") && minute.n! >= 10 && minute.n! < 60 &&
    (isEnd || halfAt(next) !== undefined);
}

function isLeading(part: Part | undefined): boolean {
  return is(part, "bound");
}

/** Behind "at", "after", "to", and behind the first of two times. */
function isLed(done: readonly Part[]): boolean {
  const before = done.at(-1);
  const isSecond = done.at(-2)?.kind === "time" &&
    (is(before, "and") && is(done.at(-3), "bound", "between", "from") ||
      is(before, "range"));
  const isOther = is(before, "either") && done.at(-2)?.kind === "time";
  return isLeading(before) || isSecond || isOther || before?.kind === "day";
}

/** The hour and minute themselves. */
function coreAt(
  parts: readonly Part[],
  index: number,
  isLed: boolean,
): Core | undefined {
  const part = parts[index];
  const next = parts[index + 1];
  if (is(part, "clock")) {
    return {
      hour: part.value === "noon" ? 12 : 24,
      minute: 0,
      next: index + 1,
    };
  }
  if (is(part, "hhmm")) {
    const [hour, minute] = part.value.split(":").map(Number) as [
      number,
      number,
    ];
    return { hour, minute, next: index + (is(next, "hour") ? 2 : 1) };
  }
  if (is(part, "hour")) return kanjiMinutes(parts, index);
  const spoken = spokenMinutes(parts, index);
  if (spoken) return spoken;
  if (!is(part, "num") || !isHour(part)) return undefined;
  const isClock = is(next, "ampm") || is(next, "part") ||
    is(next, "bound", "about", "sharp");
  const isPair = is(next, "range") &&
      (is(parts[index + 2], "num") || is(parts[index + 2], "hour") ||
        is(parts[index + 2], "hhmm")) ||
    is(next, "bound", "to", "until") && isLed && is(parts[index + 2], "num");
  if (!isClock && !isPair && !isLed) return undefined;
  const minute =
    isLed && is(next, "num", "word") && next.n! >= 10 && next.n! < 60
      ? next.n!
      : undefined;
  if (minute) return { hour: part.n!, minute, next: index + 2 };
  return { hour: part.n!, minute: 0, next: index + 1 };
}

function isHour(part: Part): boolean {
  return Number.isInteger(part.n) && part.n! >= 0 && part.n! <= 24;
}

/** 3時, 3時半, 3時15分, 3時15分前. */
function kanjiMinutes(parts: readonly Part[], index: number): Core {
  const hour = parts[index]!.n!;
  const next = parts[index + 1];
  if (is(next, "half")) return { hour, minute: 30, next: index + 2 };
  if (!is(next, "minute")) return { hour, minute: 0, next: index + 1 };
  const isBefore = is(parts[index + 2], "offset", "before");
  return isBefore
    ? { hour: hour - 1, minute: 60 - next.n!, next: index + 3 }
    : { hour, minute: next.n!, next: index + 2 };
}

/** "Half past three", "quarter to three", "ten past three". */
function spokenMinutes(
  parts: readonly Part[],
  index: number,
): Core | undefined {
  const part = parts[index]!;
  const isHalf = is(part, "half");
  const minute = isHalf || is(part, "quarter")
    ? Number(part.value)
    : is(part, "num") || is(part, "duration", "minutes")
    ? part.n!
    : undefined;
  if (minute === undefined || minute > 59) return undefined;
  const link = parts[index + 1];
  const isPast = is(link, "bound", "after");
  const isTo = is(link, "bound", "to", "before");
  const hourAt = isHalf && !isPast ? index + 1 : index + 2;
  const hour = parts[hourAt];
  if (!is(hour, "num") || !isHour(hour)) return undefined;
  if (isHalf && !isTo) return { hour: hour.n!, minute: 30, next: hourAt + 1 };
  const isMinutes = is(part, "quarter") || part.kind === "duration" ||
    isPast && minute % 5 === 0;
  if (!isMinutes || !isPast && !isTo) return undefined;
  return isPast
    ? { hour: hour.n!, minute, next: hourAt + 1 }
    : { hour: hour.n! - 1, minute: 60 - minute, next: hourAt + 1 };
}

/** "pm", "in the afternoon", ごろ, "sharp" behind the hour. */
function behindOf(
  parts: readonly Part[],
  index: number,
  known: Half | undefined,
): { next: number; half?: Half; isAbout: boolean } {
  let next = index;
  let half: Half | undefined;
  let isAbout = false;
  for (; next < index + 3; next++) {
    const part = parts[next];
    if (is(part, "bound", "about")) {
      if (is(parts[next + 1], "num")) break;
      isAbout = true;
    } else if (!is(part, "bound", "sharp") && !is(part, "hour")) {
      const found = halfAt(part);
      if (!found || half || known) break;
      half = found;
    }
  }
  return { next, ...(half ? { half } : {}), isAbout };
}

/** Minutes after midnight; nothing where there is no such time. */
export function clockOf(
  { hour, minute }: Pick<Core, "hour" | "minute">,
  half: Half | undefined,
  { hours }: Pick<TimeReader, "hours">,
): Minutes | undefined {
  const full = fullHour(hour, half, hours);
  const isTime = full !== undefined && minute >= 0 && minute < 60 &&
    full >= 0 && full * 60 + minute <= 1440;
  return isTime ? full * 60 + minute : undefined;
}

function fullHour(
  hour: number,
  half: Half | undefined,
  hours: TimeReader["hours"],
): number | undefined {
  switch (half) {
    case "am":
      return hour > 12 ? undefined : hour % 12;
    case "pm":
      return hour < 12 ? hour + 12 : hour;
    case "night":
      return hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour;
    case "lunch":
      return hour < 6 ? hour + 12 : hour;
  }
  const later = (hour + 12) * 60;
  const isFolded = hour >= 1 && hour <= 7 && hour * 60 < hours.opens &&
    later <= hours.closes;
  return isFolded ? hour + 12 : hour;
}
