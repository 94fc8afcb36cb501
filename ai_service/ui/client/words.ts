import type { Locale } from "../../../shared/ui/locale.ts";
import type { ChatMessages } from "../locales/chat_en.ts";

/** On the server in every language; in a browser only in that of the page. */
const words = new Map<Locale, ChatMessages>();

/** Makes the words of a language known, before any island is rendered. */
export function provideWords(locale: Locale, text: ChatMessages): void {
  words.set(locale, text);
}

/** The words of the chat. The page has to bring them with it. */
export function wordsIn(locale: Locale): ChatMessages {
  const text = words.get(locale);
  if (!text) throw new Error(`The page has no words in "${locale}"`);
  return text;
}
