import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import { locales } from "../../shared/ui/locale.ts";
import type { Words } from "./test_slices.ts";

/** Of the business in tests. */
const TIME_ZONE = "Asia/Tokyo";

/** `words` in that language. */
export function wordsIn(words: Words, locale: Locale): string {
  return typeof words === "string" ? words : words[locale];
}

/** The day of a moment and its time of day, as people in Tokyo write them. */
export function dayAndTime(iso: string): Bilingual[] {
  return [written(iso, { month: "long", day: "numeric" }), timeOfDay(iso)];
}

/** The time of day of a moment, as people in Tokyo write it. */
export function timeOfDay(iso: string): Bilingual {
  return written(iso, { timeStyle: "short" });
}

/** An amount as people read it; of a currency without a smaller unit. */
export function amount(minor: number): string {
  return minor.toLocaleString("en");
}

function written(
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
