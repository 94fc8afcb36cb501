import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import { createFormat } from "./format.ts";
import { wordsIn } from "./words.ts";

/** The strings and formats of a language. */
export type Language = ReturnType<typeof languageOf>;

const Context = createContext<Language | null>(null);

/** Gives the components below their language; see `useLanguage`. */
export const LanguageProvider = Context.Provider;

/** The strings and formats that the page speaks. */
export function useLanguage(): Language {
  const language = useContext(Context);
  if (!language) throw new Error("There is no LanguageProvider above");
  return language;
}

/** The strings and formats of a language, on the clock of `timeZone` (IANA name). */
export function languageOf(locale: Locale, timeZone: string) {
  return {
    locale,
    timeZone,
    text: wordsIn(locale),
    format: createFormat(locale, timeZone),
  };
}
