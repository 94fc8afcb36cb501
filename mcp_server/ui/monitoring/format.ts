import type { Locale } from "../../../shared/ui/locale.ts";
import type { Unit } from "../../monitoring/schemas.ts";

const tags: Record<Locale, string> = { ja: "ja-JP", en: "en-US" };

/** `12,345`. */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale]).format(count);
}

/** `0.54%`; a dash where there is nothing to have a share in. */
export function formatShare(part: number, whole: number, locale: Locale) {
  if (whole === 0) return "–";
  return new Intl.NumberFormat(tags[locale], {
    style: "percent",
    maximumFractionDigits: 2,
  }).format(part / whole);
}

/** `12 ms` or `1.25 s`. */
export function formatDuration(milliseconds: number | null, locale: Locale) {
  if (milliseconds === null) return "–";
  const inSeconds = milliseconds >= 1000;
  return new Intl.NumberFormat(tags[locale], {
    style: "unit",
    unit: inSeconds ? "second" : "millisecond",
    unitDisplay: "short",
    maximumSignificantDigits: 3,
  }).format(inSeconds ? milliseconds / 1000 : milliseconds);
}

const BYTES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** `123B` or `1.2MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = bytes < 1 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(tags[locale], {
    style: "unit",
    unit: BYTES[power]!,
    unitDisplay: "narrow",
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}

const POINTS: Record<Unit, Intl.DateTimeFormatOptions> = {
  hour: {
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  },
  day: { month: "numeric", day: "numeric", weekday: "short" },
  month: { year: "numeric", month: "long" },
};

const TICKS: Record<Unit, Intl.DateTimeFormatOptions> = {
  hour: { hour: "numeric", minute: "2-digit", hourCycle: "h23" },
  day: { month: "numeric", day: "numeric" },
  month: { month: "short" },
};

interface PointFormat {
  unit: Unit;
  locale: Locale;
  timeZone: string;
}

/** When a point begins, e.g. `11/27 15:00`. */
export function formatPoint(
  at: string,
  { unit, locale, timeZone }: PointFormat,
): string {
  return new Intl.DateTimeFormat(tags[locale], { timeZone, ...POINTS[unit] })
    .format(new Date(at));
}

/** The same as short as below a chart, e.g. `15:00`. */
export function formatTick(
  at: string,
  { unit, locale, timeZone }: PointFormat,
): string {
  return new Intl.DateTimeFormat(tags[locale], { timeZone, ...TICKS[unit] })
    .format(new Date(at));
}
