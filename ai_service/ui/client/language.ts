import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { messagesOf } from "../locales/messages.ts";
import { createFormat } from "./format.ts";
import type { Locale } from "../../../shared/ui/locale.ts";

const Language = createContext(languageOf("en", "UTC"));

/** Gives the components below their language; see `useLanguage`. */
export const LanguageProvider = Language.Provider;

/** The strings and formats that the page speaks. */
export function useLanguage(): ReturnType<typeof languageOf> {
  return useContext(Language);
}

/** The strings and formats of a language, on the clock of `timeZone` (IANA name). */
export function languageOf(locale: Locale, timeZone: string) {
  return {
    locale,
    timeZone,
    text: messagesOf(locale),
    format: createFormat(locale, timeZone),
  };
}
