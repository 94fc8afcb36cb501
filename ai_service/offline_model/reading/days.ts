import { dateFrom, fieldsOf, type Today } from "./calendar.ts";
import { gatherDay } from "./day_bag.ts";
import { resolveDay } from "./day_rules.ts";
import type { DaySlot, IsoDate, Problem } from "./frame.ts";
import { is, merge, type Part, type Phrase, rewrite } from "./part.ts";
import type { Locale } from "../../../shared/ui/locale.ts";

/** What dates depend on beside their words. */
export interface DayReader {
  today: Today;
  /** 5/12 is 12 May or 5 December in English, and 5月12日 in Japanese. */
  locale: Locale;
  quote(from: Part, to?: Part): string;
}

/** Turns all dates into parts of the kind `day`. */
export function readDays(parts: readonly Part[], reader: DayReader): Part[] {
  return rewrite(
    parts,
    (index) =>
      literalDay(parts, index, reader) ?? composedDay(parts, index, reader),
  );
}

function literalDay(
  parts: readonly Part[],
  index: number,
  reader: DayReader,
): Phrase | undefined {
  const part = parts[index]!;
  if (!is(part, "date") && !is(part, "slash")) return undefined;
  const isFollowed = is(parts[index + 1], "weekday") ||
    is(parts[index + 1], "mark") && is(parts[index + 2], "weekday");
  const next = isFollowed
    ? index + (is(parts[index + 1], "mark") ? 3 : 2)
    : index + 1;
  const weekday = isFollowed ? Number(parts[next - 1]!.value) : undefined;
  const dates = is(part, "date")
    ? [isoOf(part.value)]
    : slashDates(part.value, reader);
  const quote = reader.quote(part, parts[next - 1]);
  return {
    part: merge(parts, [index, next], {
      kind: "day",
      ...oneOf(dates, weekday, quote),
    }),
    next,
  };
}

function oneOf(
  dates: readonly (IsoDate | undefined)[],
  weekday: number | undefined,
  quote: string,
): Partial<Part> {
  const real = [...new Set(dates.filter((date) => date !== undefined))];
  const fitting = weekday === undefined
    ? real
    : real.filter((date) => new Date(date).getUTCDay() === weekday);
  const [first, second] = fitting;
  if (first && second) {
    return {
      problem: { reason: "ambiguous_date", quote, dates: [first, second] },
    };
  }
  if (first) return { day: { kind: "on", date: first } };
  return {
    problem: real[0] && weekday !== undefined
      ? { reason: "weekday_clash", quote, date: real[0], weekday }
      : { reason: "no_such_date", quote },
  };
}

function isoOf(text: string): IsoDate | undefined {
  const [year, month, day] = text.split("-").map(Number);
  return dateFrom(year!, month!, day!);
}

/** All dates that two numbers with a slash can be. */
function slashDates(
  text: string,
  { today, locale }: DayReader,
): (IsoDate | undefined)[] {
  const [a, b, year] = text.split("/").map(Number) as [number, number, number?];
  const orders = locale === "ja" ? [[a, b]] : [[a, b], [b, a]];
  return orders.map(([month, day]) =>
    year ? dateFrom(year, month!, day!) : comingDate(month!, day!, today)
  );
}

function comingDate(month: number, day: number, { date }: Today) {
  const { year } = fieldsOf(date);
  const here = dateFrom(year, month, day);
  return here && here >= date ? here : dateFrom(year + 1, month, day);
}

/** "Next" and "this" without a day point at a booking. */
const NEAR: Readonly<Record<string, string>> = {
  "-1": "last",
  0: "this",
  1: "next",
};

/** Weeks that are counted from the day spoken of, unlike 来週. */
const BEHIND = /[翌次前]の?週|following|week (?:after(?! next)|before)/i;

function composedDay(
  parts: readonly Part[],
  index: number,
  reader: DayReader,
): Phrase | undefined {
  const isIn = is(parts[index], "offset", "in") &&
    parts[index + 1]?.kind === "duration";
  const gathered = gatherDay(parts, isIn ? index + 1 : index);
  if (!gathered) return undefined;
  const { bag, next } = gathered;
  if (Object.keys(bag).join() === "ordinal" && !is(parts[index], "ordinal")) {
    return undefined;
  }
  const quote = reader.quote(parts[index]!, parts[next - 1]);
  if (/^may$/i.test(quote.normalize("NFKC")) && !isIn) {
    return { part: { ...parts[index]!, kind: "if", value: "1" }, next };
  }
  const keys = Object.keys(bag).join();
  if (keys === "coming" || keys === "thisnext") {
    const value = NEAR[`${bag.thisnext ?? 1}`]!;
    return { part: merge(parts, [index, next], { kind: "pick", value }), next };
  }
  const result = resolveDay(bag, reader.today);
  const isOffset = keys === "days" && !/[a-z]/i.test(quote.normalize("NFKC"));
  const part = merge(parts, [index, next], {
    kind: "day",
    ...valueOf(result, quote),
    ...(keys === "weekday" ? { isWeekday: true } : {}),
    ...(keys === "thisnext,weekday"
      ? { value: /^その/.test(quote) ? "behind" : "weekday" }
      : {}),
    ...(keys === "relweek" ? { value: "week", n: bag.relweek! } : {}),
    ...(isOffset ? { value: "offset", n: bag.days! } : {}),
  });
  const { day } = part;
  if (day?.kind === "on" && isOffset && bag.days! > 0) day.after = bag.days!;
  const isDated = day?.kind === "on" || day?.kind === "window";
  if (isDated && bag.relweek && BEHIND.test(quote)) day.behind = true;
  return { part, next };
}

function valueOf(
  result: ReturnType<typeof resolveDay>,
  quote: string,
): { day?: DaySlot; problem?: Problem } {
  if (!result) return { problem: { reason: "unread", quote } };
  if (result.kind === "none") {
    return { problem: { reason: "no_such_date", quote } };
  }
  if (result.kind !== "clash") return { day: result };
  const { date, weekday } = result;
  return { problem: { reason: "weekday_clash", quote, date, weekday } };
}
