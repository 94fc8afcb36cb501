import type {
  DaySlot,
  Frame,
  Reading,
  Slots,
  TimeSlot,
  WhichSlot,
} from "./frame.ts";

/**
 * A reading as one line, for the corpus and for people:
 * `book day=2026-11-27 time=15:00 services=cut !unread(foo)`.
 */
export function readingText({ frames }: Reading): string {
  return frames.map(frameText).join(" / ");
}

function frameText({ intent, slots, problems }: Frame): string {
  const said = Object.entries(slots).map(([key, value]) =>
    `${key}=${slotText(key as keyof Slots, value)}`
  );
  const against = problems.map(({ reason, quote }) => `!${reason}(${quote})`);
  return [intent, ...said.sort(), ...against].join(" ");
}

function slotText(key: keyof Slots, value: unknown): string {
  switch (key) {
    case "day":
      return dayText(value as DaySlot);
    case "time":
      return timeText(value as TimeSlot);
    case "which":
      return `{${whichText(value as WhichSlot)}}`;
    case "nextTo":
      return plainText((value as NonNullable<Slots["nextTo"]>).shift);
    case "not":
      return notText(value as NonNullable<Slots["not"]>);
  }
  return plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === "object" && value !== null
    ? JSON.stringify(value).replaceAll('"', "").replaceAll(
      /(?:svc|prd|res|frm)_/g,
      "",
    )
    : String(value);
}

function dayText(day: DaySlot): string {
  if (day.kind === "on") return day.date;
  if (day.kind !== "window") return day.kind;
  const span = `${day.from ?? ""}..${day.to ?? ""}`;
  return day.weekdays ? `${span}[${day.weekdays}]` : span;
}

function clock(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function timeText(time: TimeSlot): string {
  if (time.kind === "at") return (time.about ? "~" : "") + clock(time.minutes);
  if (time.kind !== "window") return time.kind;
  const span = `${clock(time.from)}..${clock(time.to)}`;
  return time.endsBy ? `${span}(end)` : span;
}

function whichText({ day, time, except, ...rest }: WhichSlot): string {
  const said = Object.entries(rest).map(([key, value]) =>
    `${key}=${plainText(value)}`
  );
  if (day) said.push(`day=${dayText(day)}`);
  if (time) said.push(`time=${timeText(time)}`);
  if (except) said.push(`except={${whichText(except)}}`);
  return said.sort().join(" ");
}

function notText(
  { days = [], times = [], ...rest }: NonNullable<Slots["not"]>,
): string {
  const said = Object.values(rest).map(plainText);
  return [...days.map(dayText), ...times.map(timeText), ...said].join(",");
}
