import { isRepeated } from "../time/time_zone.ts";
import type { Locale } from "./locale.ts";

/** Formats an amount, given in its currency's minor unit. */
export function formatMoney(
  minor: number,
  currency: string,
  locale: Locale,
): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** digits);
}

/** How a moment is written. */
export interface MomentFormat {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
}

/**
 * Formats a moment. A local time that occurs twice, as the clock is put back,
 * has its offset or the zone's name behind it: 1:00 AM EDT and 1:00 AM EST.
 */
export function formatMoment(
  moment: Date,
  { locale, timeZone }: MomentFormat,
  options: Intl.DateTimeFormatOptions,
): string {
  const text = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    .format(moment);
  const saysTime = options.timeStyle !== undefined ||
    options.hour !== undefined;
  return saysTime && isRepeated(moment.getTime(), timeZone)
    ? `${text} ${zoneName(moment, { locale, timeZone })}`
    : text;
}

function zoneName(moment: Date, { locale, timeZone }: MomentFormat): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: "short",
  });
  return format.formatToParts(moment)
    .find(({ type }) => type === "timeZoneName")!.value;
}

/** Formats a day and a time range in `timeZone`. */
export function formatPeriod(
  start: Date,
  end: Date,
  locale: Locale,
  timeZone: string,
): string {
  const format = { locale, timeZone };
  const day = formatMoment(start, format, { dateStyle: "full" });
  // Not `formatRange`: in Japanese it writes 15時00分, which is unusual for
  // appointments.
  const [from, until] = [start, end].map((moment) =>
    formatMoment(moment, format, { timeStyle: "short" })
  );
  const dash = { ja: "～", en: "–" }[locale];
  return `${day} ${from}${dash}${until}`;
}
