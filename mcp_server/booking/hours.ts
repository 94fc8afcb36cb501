import {
  addDays,
  atLocalTime,
  localDay,
  weekday,
} from "../../shared/time/time_zone.ts";

/** A stretch of time, half-open, in epoch milliseconds. */
export interface Span {
  from: number;
  until: number;
}

/** One row of weekly hours, in minutes after local midnight. */
export interface OpeningHours {
  /** 1 (Monday) to 7 (Sunday). */
  weekday: number;
  opens: number;
  closes: number;
}

/** Openings near `window`, with days to spare for those that span midnight. */
export function openingsAround(
  hours: readonly OpeningHours[],
  window: Span,
  timeZone: string,
): Span[] {
  const openings: Span[] = [];
  const last = addDays(localDay(window.until, timeZone), 2);
  let day = addDays(localDay(window.from, timeZone), -1);
  for (; day <= last; day = addDays(day, 1)) {
    for (const row of hours) {
      if (row.weekday !== weekday(day)) continue;
      const from = atLocalTime(day, row.opens, timeZone);
      const until = atLocalTime(day, row.closes, timeZone);
      if (from < until) openings.push({ from, until });
    }
  }
  return openings.sort((a, b) => a.from - b.from);
}

/** `spans` in order, with those that touch or overlap joined. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, until } of spans) {
    const last = result.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else result.push({ from, until });
  }
  return result;
}

/** Whether one of `spans` holds all of `span`. */
export function isWithin(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ from, until }) =>
    from <= span.from && span.until <= until
  );
}

/** Whether the two have a moment in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}

/** The time that belongs to both, if there is any. */
export function intersection(a: Span, b: Span): Span | undefined {
  const from = Math.max(a.from, b.from);
  const until = Math.min(a.until, b.until);
  return from < until ? { from, until } : undefined;
}
