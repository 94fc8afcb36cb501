import type { ShiftSlot } from "./frame.ts";
import { is, type Part, type Phrase, rewrite } from "./part.ts";
import { daysFromSaid, shifted, weekdayBeside } from "./shifts_from_said.ts";

type By = ShiftSlot & { kind: "by" };

interface Spoken {
  /** Something is under way, so that there may be a day to count from. */
  isUnderWay: boolean;
  textOf: (part: Part) => string;
}

/** Turns "30 minutes later", 1時間早く, "next day" into parts of kind `shift`. */
export function readShifts(
  parts: readonly Part[],
  { isUnderWay, textOf }: Spoken,
): Part[] {
  const isWeekLater = (part: Part) =>
    isUnderWay && /week|週/.test(textOf(part));
  const read = rewrite(
    parts,
    (index) =>
      amountFirst(parts, index) ?? directionFirst(parts, index) ??
        towards(parts, index) ?? neighbourDay(parts, index, isWeekLater) ??
        weekdayBeside(parts, index) ??
        (isUnderWay ? daysFromSaid(parts, index) : undefined),
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
  isWeekLater: (part: Part) => boolean,
): Phrase | undefined {
  const part = parts[index]!;
  if (!is(part, "nextday")) return undefined;
  const days = Number(part.value);
  // "The one after" is a week later only behind a day that was said.
  const isBehind = isWeekLater(part) ||
    parts.slice(0, index).some((one) => is(one, "day"));
  if (days === 7 && !isBehind) {
    return undefined;
  }
  const shift: ShiftSlot = { kind: "by", days, minutes: 0 };
  return shifted(parts, [index, index + 1], { value: "day", shift });
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
