import { fieldsOf } from "./calendar.ts";
import type { Answer } from "./field_answer.ts";
import type { FieldName } from "./frame.ts";
import type { Part } from "./part.ts";

/** A day that cannot lie ahead is last year's, where none was said. */
export function dateOf(
  field: FieldName,
  { parts, today, written }: Answer,
): string | undefined {
  const days = parts.filter((part) => part.day && !part.negation);
  const day = days[0]?.day;
  if (days.length !== 1 || day?.kind !== "on") return undefined;
  const isAhead = field.isPast && day.date > today;
  if (!isAhead) return day.date;
  if (!MONTH.test(written)) return monthBefore(day.date);
  const { year } = fieldsOf(day.date);
  return `${year - 1}${day.date.slice(4)}`;
}

const MONTH = /[月/.-]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

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
