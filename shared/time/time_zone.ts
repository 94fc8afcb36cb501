// Temporal would say all of this, but not every runtime of the deployed
// services has it yet; Intl knows the same time zone database.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far the clock is ahead of UTC. */
interface Offset {
  milliseconds: number;
  /** As ISO 8601 writes it, e.g. `+09:00`. */
  text: string;
}

/** What is known of a time zone. */
interface Zone {
  format: Intl.DateTimeFormat;
  /** By UTC day since the epoch; null where the clock is changed that day. */
  offsets: Map<number, Offset | null>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
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

/** What the clock on the wall shows, as if it were UTC, in epoch milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  return wholeSeconds(instant) + offset(instant, timeZone).milliseconds;
}

/**
 * Asking Intl takes long, and a day that begins and ends with the same offset
 * has no other.
 */
function offset(instant: number, timeZone: string): Offset {
  const zone = zoneOf(timeZone);
  const day = Math.floor(instant / DAY);
  let known = zone.offsets.get(day);
  if (known === undefined) {
    const first = measureOffset(day * DAY, zone);
    const last = measureOffset((day + 1) * DAY - 1, zone);
    known = first.milliseconds === last.milliseconds ? first : null;
    zone.offsets.set(day, known);
  }
  return known ?? measureOffset(instant, zone);
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

/** The calendar day of `instant` there, as `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return isoDay(wallClock(instant, timeZone));
}

/** `days` after a `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * DAY);
}

/** 1 (Monday) to 7 (Sunday) for a `YYYY-MM-DD`, as in ISO 8601. */
export function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/**
 * The instant, in epoch milliseconds, when the clock there shows `minutes`
 * after midnight of `day`. A time that occurs twice is the first of both; one
 * that is skipped is as much later as the clock is put forward (as Temporal's
 * "compatible" does).
 */
export function atLocalTime(
  day: string,
  minutes: number,
  timeZone: string,
): number {
  const wall = Date.parse(day) + minutes * MINUTE;
  const before = offset(wall - DAY, timeZone).milliseconds;
  const after = offset(wall + DAY, timeZone).milliseconds;
  const fitting = [wall - before, wall - after]
    .filter((instant) => wallClock(instant, timeZone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}

/** ISO 8601 with the offset of that place, e.g. `2026-05-01T15:00:00+09:00`. */
export function toLocalIso(instant: Date | number, timeZone: string): string {
  const epoch = typeof instant === "number" ? instant : instant.getTime();
  const { milliseconds, text } = offset(epoch, timeZone);
  return new Date(epoch + milliseconds).toISOString().slice(0, 19) + text;
}

function isoDay(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
