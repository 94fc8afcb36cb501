import { formatMoment } from "../../shared/ui/format.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** What a text about time needs to know. */
export interface Place {
  locale: Locale;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

const tags: Record<Locale, string> = { ja: "ja-JP", en: "en-US" };

/** The calendar day in the business's time zone, as `YYYY-MM-DD`. */
export function dayOf(date: Date, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" })
    .format(date);
}

/** `11月27日(金)` or `Friday, November 27`, with the year unless it is this one. */
export function formatDay(date: Date, now: Date, place: Place): string {
  const { locale, timeZone } = place;
  const sameYear =
    dayOf(date, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return new Intl.DateTimeFormat(tags[locale], {
    timeZone,
    month: "long",
    day: "numeric",
    weekday: locale === "ja" ? "short" : "long",
    ...(!sameYear && { year: "numeric" }),
  }).format(date);
}

/** `15:00` or `3:00 PM`. */
export function formatTime(date: Date, { locale, timeZone }: Place): string {
  return formatMoment(date, { locale, timeZone }, {
    hour: "numeric",
    minute: "2-digit",
  });
}

/** `¥5,500`; the amount is in minor units of the currency. */
export function formatPrice(
  minor: number,
  currency: string,
  locale: Locale,
): string {
  const format = new Intl.NumberFormat(tags[locale], {
    style: "currency",
    currency,
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** digits);
}

/** An amount as it is typed, e.g. `12.50`; the inverse of `parsePrice`. */
export function typedPrice(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return (minor / 10 ** digits).toFixed(digits);
}

/** `1 時間 30 分` or `1 hour, 30 minutes`; a day and more in days. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const format = new Intl.DurationFormat(tags[locale], {
    style: "long",
    minutesDisplay: minutes === 0 ? "always" : "auto",
  });
  return format.format({
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes % 1440 / 60),
    minutes: minutes % 60,
  });
}

/** The time zone's everyday name, e.g. `日本標準時`. */
export function formatTimeZone(now: Date, { locale, timeZone }: Place): string {
  const parts = new Intl.DateTimeFormat(tags[locale], {
    timeZone,
    timeZoneName: "long",
  }).formatToParts(now);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `11月27日(金) 15:00` or `Friday, November 27, 3:00 PM`. */
export function formatDateTime(
  date: Date,
  { now, ...place }: Place & { now: Date },
): string {
  const parts = [formatDay(date, now, place), formatTime(date, place)];
  return parts.join(place.locale === "ja" ? " " : ", ");
}
