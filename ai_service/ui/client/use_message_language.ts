import type { Locale } from "../../../shared/ui/locale.ts";
import { useLanguage } from "./language.ts";
import { languageIn } from "./message_language.ts";

/** What to declare as the language of a text, see `languageIn`. */
export function useMessageLanguage(text: string): Locale | undefined {
  return languageIn(text, useLanguage().locale);
}
