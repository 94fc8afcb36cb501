import type { Locale } from "./locale.ts";

/** An amount in its currency's minor unit, as people of `locale` write it. */
export function formatMoney(
  minor: number,
  currency: string,
  locale: Locale,
): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** digits);
}

/** Day and time span on the clock of `timeZone`. */
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
  // `formatRange` writes hours and minutes out in Japanese (15時00分), which
  // nobody does on an appointment card.
  const dash = { ja: "～", en: "–" }[locale];
  return `${day.format(start)} ${time.format(start)}${dash}${time.format(end)}`;
}
