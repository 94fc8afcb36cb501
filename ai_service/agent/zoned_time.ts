// This module is portable: it runs on Deno and on Workers.

/** A moment as ISO 8601 with the offset of an IANA time zone, to the second. */
export function isoInZone(moment: Date, timeZone: string): string {
  const offsetMinutes = offsetIn(moment, timeZone);
  const local = new Date(moment.getTime() + offsetMinutes * 60_000);
  return `${local.toISOString().slice(0, 19)}${formatOffset(offsetMinutes)}`;
}

/** How far the zone is ahead of UTC at that moment, in minutes. */
export function offsetIn(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  const utc = Math.floor(moment.getTime() / 1000) * 1000;
  return Math.round((local - utc) / 60_000);
}

function formatOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${sign}${String(hours).padStart(2, "0")}:${
    String(rest).padStart(2, "0")
  }`;
}
