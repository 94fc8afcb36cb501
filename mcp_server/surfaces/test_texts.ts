import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import { locales } from "../../shared/ui/locale.ts";
import type { LocalizedText } from "./test_slices.ts";

/** The time zone of the business in tests. */
const TIME_ZONE = "Asia/Tokyo";

/** `text` in that language. */
export function textIn(text: LocalizedText, locale: Locale): string {
  return typeof text === "string" ? text : text[locale];
}

/** The local day and time of an instant. */
export function dayAndTime(iso: string): Bilingual[] {
  return [formatLocal(iso, { month: "long", day: "numeric" }), timeOfDay(iso)];
}

/** The local time of an instant. */
export function timeOfDay(iso: string): Bilingual {
  return formatLocal(iso, { timeStyle: "short" });
}

/** An amount in a currency without a minor unit. */
export function amount(minor: number): string {
  return minor.toLocaleString("en");
}

function formatLocal(
  iso: string,
  options: Intl.DateTimeFormatOptions,
): Bilingual {
  const entries = locales.map((locale) => [
    locale,
    new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options })
      .format(new Date(iso)),
  ]);
  return Object.fromEntries(entries);
}
