import type { Locale } from "../../../shared/ui/locale.ts";

/** The words of one part of the site; English must have what Japanese has. */
export function words<Words>(
  ja: Words,
  en: NoInfer<Words>,
): Readonly<Record<Locale, Words>> {
  return { ja, en };
}
