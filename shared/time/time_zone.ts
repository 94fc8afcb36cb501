// Temporal could replace all of this, but not every runtime of the deployed
// services has it yet. Intl uses the same time zone database.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The offset of local time from UTC. */
interface Offset {
  milliseconds: number;
  /** In ISO 8601 form, e.g. `+09:00`. */
  text: string;
}

/** The cached data of a time zone. */
interface Zone {
  format: Intl.DateTimeFormat;
  /** By UTC day since the epoch; null if the offset changes on that day. */
  offsets: Map<number, Offset | null>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const cached = zones.get(timeZone);
  if (cached) return cached;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const zone = { format, offsets: new Map<number, Offset | null>() };
  zones.set(timeZone, zone);
  return zone;
}

/** Local time in milliseconds, counted as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  return wholeSeconds(instant) + offset(instant, timeZone).milliseconds;
}

/**
 * The offset at an instant, cached by day because Intl is slow. A day that
 * starts and ends with the same offset has only that one.
 */
function offset(instant: number, timeZone: string): Offset {
  const zone = zoneOf(timeZone);
  const day = Math.floor(instant / DAY);
  let cached = zone.offsets.get(day);
  if (cached === undefined) {
    const first = measureOffset(day * DAY, zone);
    const last = measureOffset((day + 1) * DAY - 1, zone);
    cached = first.milliseconds === last.milliseconds ? first : null;
    zone.offsets.set(day, cached);
  }
  return cached ?? measureOffset(instant, zone);
}

function measureOffset(instant: number, { format }: Zone): Offset {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) {
    part[type] = Number(value);
  }
  const { year = 0, month = 1, day, hour, minute, second } = part;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const milliseconds = wall - wholeSeconds(instant);
  return { milliseconds, text: offsetText(milliseconds / MINUTE) };
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  const hh = String(Math.trunc(size / 60)).padStart(2, "0");
  const mm = String(size % 60).padStart(2, "0");
  return `${sign}${hh}:${mm}`;
}

function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}

/** The local day of `instant`, as `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return isoDay(wallClock(instant, timeZone));
}

/** The day that is `days` after a `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * DAY);
}

/** The ISO 8601 weekday of a `YYYY-MM-DD`: 1 (Monday) to 7 (Sunday). */
export function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/**
 * The instant, in epoch milliseconds, of a local time: `minutes` after midnight
 * of `day`. If the clock is put back and the time occurs twice, it is the first;
 * if the clock skips the time, it is moved forward by the skipped hour
 * (Temporal's "compatible").
 */
export function atLocalTime(
  day: string,
  minutes: number,
  timeZone: string,
): number {
  const wall = Date.parse(day) + minutes * MINUTE;
  const [before, after] = offsetsAround(wall, timeZone);
  const matches = [wall - before, wall - after]
    .filter((instant) => wallClock(instant, timeZone) === wall);
  return matches.length > 0 ? Math.min(...matches) : wall - before;
}

/** The offsets a day before and a day after, in milliseconds. */
function offsetsAround(
  wall: number,
  timeZone: string,
): [before: number, after: number] {
  return [
    offset(wall - DAY, timeZone).milliseconds,
    offset(wall + DAY, timeZone).milliseconds,
  ];
}

/** Whether the local time of `instant` occurs twice, as the clock is put back. */
export function isRepeated(instant: number, timeZone: string): boolean {
  const wall = wallClock(instant, timeZone);
  const [before, after] = offsetsAround(wall, timeZone);
  return before !== after && [wall - before, wall - after]
    .every((moment) => wallClock(moment, timeZone) === wall);
}

/**
 * The same local time so many days later, on the clock: a day has 23 or 25 hours
 * where the clock is changed. Never less than so many times 24 hours.
 */
export function daysAfter(
  instant: number,
  days: number,
  timeZone: string,
): number {
  const wall = wallClock(instant, timeZone);
  const day = isoDay(wall);
  const minutes = (wall - Date.parse(day)) / MINUTE;
  const later = atLocalTime(addDays(day, days), minutes, timeZone);
  return Math.max(later, instant + days * DAY);
}

/** ISO 8601 with the zone's offset, e.g. `2026-05-01T15:00:00+09:00`. */
export function toLocalIso(instant: Date | number, timeZone: string): string {
  const epoch = typeof instant === "number" ? instant : instant.getTime();
  const { milliseconds, text } = offset(epoch, timeZone);
  return new Date(epoch + milliseconds).toISOString().slice(0, 19) + text;
}

function isoDay(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
