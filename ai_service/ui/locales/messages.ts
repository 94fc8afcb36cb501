import type { Locale } from "../../../shared/ui/locale.ts";
import { en, type Messages } from "./en.ts";
import { ja } from "./ja.ts";

export type { Messages };

const byLocale: Record<Locale, Messages> = { en, ja };

/** The strings of a language. */
export function messagesOf(locale: Locale): Messages {
  return byLocale[locale];
}
