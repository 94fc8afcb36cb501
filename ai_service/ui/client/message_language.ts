import type { Locale } from "../../../shared/ui/locale.ts";

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const LATIN = /\p{Script=Latin}/gu;

/**
 * The language to declare for a text on a page in `page`, for the voice of a
 * screen reader and the shapes of characters; undefined where it is the page's,
 * or cannot be told. A Japanese text may hold names in Latin letters, so a third
 * of Japanese characters is enough.
 */
export function languageIn(text: string, page: Locale): Locale | undefined {
  const count = (characters: RegExp) => text.match(characters)?.length ?? 0;
  const japanese = count(JAPANESE);
  const latin = count(LATIN);
  if (japanese + latin === 0) return undefined;
  const language = japanese * 2 >= latin ? "ja" : "en";
  return language === page ? undefined : language;
}
