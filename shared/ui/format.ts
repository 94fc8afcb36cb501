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

/** Formats a day and a time range in `timeZone`. */
export function formatPeriod(
  start: Date,
  end: Date,
  locale: Locale,
  timeZone: string,
): string {
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "full" });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeStyle: "short",
  });
  // Not `formatRange`: in Japanese it writes 15時00分, which is unusual for
  // appointments.
  const dash = { ja: "～", en: "–" }[locale];
  return `${day.format(start)} ${time.format(start)}${dash}${time.format(end)}`;
}
