import type { Locale } from "../../shared/ui/locale.ts";

/** Words of both languages by now. */
const INTERNATIONAL = /^\W*(?:ok|okay|o\.k|yes|no|thanks?|bye)\W*$/i;

/**
 * The language in which to answer. One word never switches it: only the first
 * message, or one of several words, tells the language.
 *
 * @param texts All messages of the person, oldest first.
 */
export function languageOf(texts: readonly string[], site: Locale): Locale {
  let language: Locale | undefined;
  for (const text of texts) {
    if (INTERNATIONAL.test(text)) continue;
    if (language === undefined || wordsIn(text) >= 3) {
      language = writtenIn(text) ?? language;
    }
  }
  return language ?? site;
}

const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}'’]+/gu;
const JAPANESE =
  /[\p{Script=Hiragana}]+|[\p{Script=Katakana}ー]+|\p{Script=Han}+/gu;

/** The language of a text; undefined where nothing tells. */
function writtenIn(text: string): Locale | undefined {
  if (/\p{Script=Hiragana}/u.test(text)) return "ja";
  const latin = text.match(LATIN_WORD)?.length ?? 0;
  if (text.search(JAPANESE) >= 0 && latin < 3) return "ja";
  return latin > 0 ? "en" : undefined;
}

/** Latin words, or runs of one Japanese script. */
function wordsIn(text: string): number {
  return (text.match(LATIN_WORD)?.length ?? 0) +
    (text.match(JAPANESE)?.length ?? 0);
}
