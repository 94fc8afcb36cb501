import {
  addDays,
  atLocalTime,
  localDay,
  toLocalIso,
} from "../../../shared/time/time_zone.ts";
import type {
  Calendar,
  CalendarBooking,
} from "../../booking/calendar_schemas.ts";

const MINUTE = 60_000;
const HOUR = 60;
/** Minutes that a drag or an arrow moves by. */
export const STEP_MINUTES = 15;
/** Height of a minute. */
export const PIXELS = 1.3;

/** One column of the grid: a resource on a day, or a whole day. */
export interface GridColumn {
  key: string;
  day: string;
  /** Null where a column has all resources. */
  resourceId: string | null;
  /** Epoch milliseconds at its top and its bottom. */
  from: number;
  until: number;
}

/** Something with a place in time. */
export interface Stretch {
  from: number;
  until: number;
}

/** Minutes after midnight that the grid shows: all that is open or booked. */
export function hoursShown(
  { items, open }: Pick<Calendar, "items" | "open">,
  days: readonly string[],
  timeZone: string,
): [first: number, last: number] {
  const spans = [
    ...open.map(({ from, until }) => [from, until]),
    ...items.map(({ start, end }) => [start, end]),
  ];
  const minutes = spans.flatMap(([start, end]) => {
    const from = Date.parse(start!);
    const day = days.find((each) => each === localDay(from, timeZone));
    const midnight = atLocalTime(day ?? days[0]!, 0, timeZone);
    const until = Date.parse(end!);
    return [(from - midnight) / MINUTE, (until - midnight) / MINUTE];
  });
  if (minutes.length === 0) return [9 * HOUR, 18 * HOUR];
  const first = Math.floor(Math.min(...minutes) / HOUR) - 1;
  const last = Math.ceil(Math.max(...minutes) / HOUR) + 1;
  return [Math.max(0, first) * HOUR, Math.min(24, last) * HOUR];
}

/** Top and bottom of a column of that day. */
export function stretchOf(
  day: string,
  [first, last]: readonly [number, number],
  timeZone: string,
): Stretch {
  const end = last === 24 * HOUR
    ? atLocalTime(addDays(day, 1), 0, timeZone)
    : atLocalTime(day, last, timeZone);
  return { from: atLocalTime(day, first, timeZone), until: end };
}

/** Where a stretch lies in a column, in pixels; null where it does not. */
export function placeIn(
  column: Stretch,
  stretch: Stretch,
): { top: string; height: string } | null {
  const from = Math.max(column.from, stretch.from);
  const until = Math.min(column.until, stretch.until);
  if (until <= from) return null;
  return {
    top: `${pixels(from - column.from)}px`,
    height: `${pixels(until - from)}px`,
  };
}

function pixels(milliseconds: number): number {
  return milliseconds / MINUTE * PIXELS;
}

/** The moment at a height in a column, on the step. */
export function momentAt(column: Stretch, y: number): number {
  const steps = Math.round(y / PIXELS / STEP_MINUTES);
  const at = column.from + steps * STEP_MINUTES * MINUTE;
  return Math.min(Math.max(at, column.from), column.until);
}

/** A booking with its times as numbers, and its place beside others at the time. */
export interface PlacedBooking extends Stretch {
  booking: CalendarBooking;
  lane: number;
  lanes: number;
}

/** The bookings of a column; those that run at once share its width. */
export function bookingsIn(
  column: GridColumn,
  items: readonly CalendarBooking[],
): PlacedBooking[] {
  const placed: PlacedBooking[] = [];
  let group: PlacedBooking[] = [];
  let groupUntil = -Infinity;
  for (const booking of items) {
    const from = Date.parse(booking.start);
    const until = Date.parse(booking.end);
    const isElsewhere = column.resourceId !== null &&
      column.resourceId !== booking.resourceId;
    if (isElsewhere || until <= column.from || from >= column.until) continue;
    if (from >= groupUntil) group = [];
    groupUntil = Math.max(groupUntil, until);
    const taken = new Set(
      group.filter((other) => other.until > from).map(({ lane }) => lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane++;
    const one = { booking, from, until, lane, lanes: 1 };
    group.push(one);
    placed.push(one);
    const lanes = Math.max(...group.map((each) => each.lane)) + 1;
    for (const each of group) each.lanes = lanes;
  }
  return placed;
}

/** Full hours of a column, as the clock there shows them. */
export function hourLines(
  { from, until }: Stretch,
  timeZone: string,
): number[] {
  const lines: number[] = [];
  // Every clock is set by whole half hours.
  for (let at = from; at < until; at += 30 * MINUTE) {
    if (toLocalIso(at, timeZone).slice(14, 16) === "00") lines.push(at);
  }
  return lines;
}
