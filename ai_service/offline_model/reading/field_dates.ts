import { addDays, daysBetween, fieldsOf, weekdayOf } from "./calendar.ts";
import type { Answer } from "./field_answer.ts";
import type { FieldName } from "./frame.ts";
import type { Part } from "./part.ts";

/** The single day of an answer; one that cannot lie ahead lies behind. */
export function dateOf(
  field: FieldName,
  { parts, today, written }: Answer,
): string | undefined {
  const days = parts.filter((part) => part.day && !part.negation);
  const [part] = days;
  if (days.length !== 1 || part?.day?.kind !== "on") return undefined;
  const { date } = part.day;
  if (!field.isPast || date <= today) return date;
  if (part.isWeekday && !/\d/.test(written)) return addDays(date, -7);
  // "Tomorrow", or a year that was said: it does lie ahead.
  if (!/\d/.test(written) || /\d{4}/.test(written)) return undefined;
  return MONTH.test(written)
    ? lastYears(field, date, today)
    : monthBefore(date);
}

const MONTH = /[月/.-]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Days that "5 December" may lie behind; a longer time is a slip of the pen. */
const MAX_DAYS_BEHIND = 300;

/** A birthday without its year, or a day that soon comes, is asked again. */
function lastYears(
  { label }: FieldName,
  date: string,
  today: string,
): string | undefined {
  const before = `${fieldsOf(date).year - 1}${date.slice(4)}`;
  const isBirthday = /birth|生年|誕生/i.test(`${label.en} ${label.ja}`);
  return isBirthday || daysBetween(before, today) > MAX_DAYS_BEHIND
    ? undefined
    : before;
}

/** "The 24th" of a month that is not named. */
function monthBefore(date: string): string {
  const { year, month } = fieldsOf(date);
  const before = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${before[0]}-${String(before[1]).padStart(2, "0")}${date.slice(7)}`;
}

/** A single time, as `HH:MM`. */
export function timeOf(parts: readonly Part[]): string | undefined {
  const times = parts.filter((part) => part.time && !part.negation);
  const time = times[0]?.time;
  if (times.length !== 1 || time?.kind !== "at") return undefined;
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${pad(Math.floor(time.minutes / 60))}:${pad(time.minutes % 60)}`;
}

const WEEKDAYS =
  /(?:[(（]\s*)?(?:([日月火水木金土])(?:曜日?|(?=[)）]))|\b(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?s?\b)(?:\s*[)）])?/i;
const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The weekday that a text names; 0 is Sunday. */
export function weekdayIn(text: string): number | undefined {
  const found = WEEKDAYS.exec(text);
  if (!found) return undefined;
  const [, kanji, name] = found;
  return kanji
    ? "日月火水木金土".indexOf(kanji)
    : NAMES.indexOf(name!.slice(0, 3).toLowerCase());
}

/**
 * "Monday the 23rd", 21日の土曜, of a day that is behind: without the weekday,
 * which the reader would look for ahead.
 */
export function withoutWeekday(text: string): string {
  const said = text.replace(/\b(?:this )?past (?=\w+day\b)/i, "last ");
  if (weekdayIn(said) === undefined || !/\d/.test(said)) return said;
  return said.replace(/の(?=[日月火水木金土]曜)/, "").replace(WEEKDAYS, " ")
    .replace(/\blast\b|先週の?|この前の?/i, " ");
}

/** Whether the day is of the weekday that stands beside it, if one does. */
export function isOfWeekday(date: string, text: string): boolean {
  const weekday = weekdayIn(text);
  return weekday === undefined || weekdayOf(date) === weekday;
}
