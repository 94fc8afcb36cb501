import { type CalendarDay, dayInZone } from "../../shared/time/calendar_day.ts";
import { type DayPart, findPart, findTime } from "./times.ts";

/** What a text says about when; each part only where it is said. */
export interface When {
  day?: CalendarDay;
  minutesOfDay?: number;
  part?: DayPart;
  /** "As early as possible." */
  soonest?: boolean;
}

/** What the business's calendar and clock show now. */
export interface Today extends CalendarDay {
  minutesOfDay: number;
}

/** The day and minute in the zone. */
export function todayIn(now: Date, timeZone: string): Today {
  return dayInZone(now, timeZone);
}

const SOONEST =
  /1番早|一番早|最短|なるべく早|できるだけ早|いつでも|earliest|soonest|first available|as soon as|any ?time/;

/** Reads a day, a time and a part of day from a normalised text. */
export function readWhen(text: string, today: Today): When {
  const minutesOfDay = findTime(text);
  const part = minutesOfDay === undefined ? findPart(text) : undefined;
  const day = findDay(text, today, minutesOfDay);
  return {
    ...(day && { day }),
    ...(minutesOfDay !== undefined && { minutesOfDay }),
    ...(part && { part }),
    ...(SOONEST.test(text) && { soonest: true }),
  };
}

/** What the texts together say; a later one overrides an earlier one. */
export function readWhenOfAll(
  texts: readonly string[],
  today: Today,
): When {
  return texts.reduce<When>((when, text) => {
    const said = readWhen(text, today);
    const { part: _, soonest: __, ...kept } = when;
    const isNewTime = said.minutesOfDay !== undefined || said.part ||
      said.soonest;
    return { ...(isNewTime ? kept : when), ...said };
  }, {});
}

type DayRule = [
  RegExp,
  (match: RegExpExecArray, today: Today, time?: number) =>
    | CalendarDay
    | undefined,
];

const WEEKDAYS_JA = "日月火水木金土";
const WEEKDAYS_EN = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS_EN = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)\\.?";
const WEEKDAY =
  "(sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|r|rs|rsday|urday)?";

/** The first that matches counts. */
const DAY_RULES: readonly DayRule[] = [
  [
    /(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})/,
    ([, year, month, day]) => realDay(Number(year), month, day),
  ],
  [
    /(\d{1,2})月(\d{1,2})日?/,
    ([, month, day], today) => nextDate(today, month, day),
  ],
  [
    /(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/,
    ([, month, day], today) => nextDate(today, month, day),
  ],
  [
    new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b`),
    ([, month, day], today) => nextDate(today, monthOf(month), day),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`),
    ([, day, month], today) => nextDate(today, monthOf(month), day),
  ],
  [/明後日|あさって|day after tomorrow/, (_, today) => plusDays(today, 2)],
  [/明日|あした|あす(?![かがたな])|tomorrow/, (_, today) => plusDays(today, 1)],
  [
    /今日|本日|きょう|today|tonight|今夜|今晩/,
    (_, today) => plusDays(today, 0),
  ],
  [
    /(\d{1,2})日後|in (\d{1,2}) days/,
    ([, ja, en], today) => plusDays(today, Number(ja ?? en)),
  ],
  [
    /(再来週|来週|今週|次|今度)?の?([日月火水木金土])曜/,
    ([, which, name], today, time) =>
      weekday(today, WEEKDAYS_JA.indexOf(name ?? ""), which, time),
  ],
  [
    new RegExp(`\\b(?:(this|next|coming) )?${WEEKDAY}\\b`),
    ([, which, name], today, time) =>
      weekday(today, WEEKDAYS_EN.indexOf(name ?? ""), which, time),
  ],
  [
    /(来週|next )?(?:の)?(?:週末|weekend)/,
    ([, next], today) => weekday(today, 6, next && "来週"),
  ],
  [
    /(?<![\d/])(\d{1,2})日(?![間前])/,
    ([, day], today) => nextDayOfMonth(today, Number(day)),
  ],
  [
    /\b(\d{1,2})(?:st|nd|rd|th)\b/,
    ([, day], today) => nextDayOfMonth(today, Number(day)),
  ],
];

function findDay(
  text: string,
  today: Today,
  time: number | undefined,
): CalendarDay | undefined {
  for (const [pattern, read] of DAY_RULES) {
    const match = pattern.exec(text);
    const day = match && read(match, today, time);
    if (day) return day;
  }
}

/** That many days later. */
export function plusDays(
  { year, month, day }: CalendarDay,
  days: number,
): CalendarDay {
  return toDay(new Date(Date.UTC(year, month - 1, day + days)));
}

function toDay(date: Date): CalendarDay {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** Undefined for a day that is on no calendar, such as 13/45. */
function realDay(
  year: number,
  month: string | number | undefined,
  day: string | number | undefined,
): CalendarDay | undefined {
  const wanted = { year, month: Number(month), day: Number(day) };
  const found = plusDays(wanted, 0);
  return found.month === wanted.month && found.day === wanted.day
    ? found
    : undefined;
}

function nextDate(
  today: CalendarDay,
  month: string | number | undefined,
  day: string | undefined,
): CalendarDay | undefined {
  const thisYear = realDay(today.year, month, day);
  return thisYear && isBefore(thisYear, today)
    ? realDay(today.year + 1, month, day)
    : thisYear;
}

function nextDayOfMonth(
  today: CalendarDay,
  day: number,
): CalendarDay | undefined {
  if (day >= today.day) return realDay(today.year, today.month, day);
  const next = plusDays({ ...today, day: 1 }, 31);
  return realDay(next.year, next.month, day);
}

/**
 * Bare names mean the next such day from now, today included while the time is
 * ahead; "next" and 来週 mean the week after this one, which starts on Monday.
 */
function weekday(
  today: Today,
  index: number,
  which: string | undefined,
  time?: number,
): CalendarDay | undefined {
  if (index < 0) return undefined;
  const todayIndex = new Date(
    Date.UTC(today.year, today.month - 1, today.day),
  ).getUTCDay();
  const fromMonday = (day: number) => (day + 6) % 7;
  const inThisWeek = fromMonday(index) - fromMonday(todayIndex);
  if (which === "来週" || which === "next") {
    return plusDays(today, inThisWeek + 7);
  }
  if (which === "再来週") return plusDays(today, inThisWeek + 14);
  const ahead = (index - todayIndex + 7) % 7;
  const isToday = ahead === 0 && which !== "次" && which !== "今度" &&
    (time === undefined || time > today.minutesOfDay);
  return plusDays(today, ahead === 0 && !isToday ? 7 : ahead);
}

function monthOf(name: string | undefined): number {
  return MONTHS_EN.indexOf(name ?? "") + 1;
}

function isBefore(a: CalendarDay, b: CalendarDay): boolean {
  return Date.UTC(a.year, a.month, a.day) < Date.UTC(b.year, b.month, b.day);
}
