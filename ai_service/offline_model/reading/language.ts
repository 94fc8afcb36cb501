import type { Locale } from "../../../shared/ui/locale.ts";

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
/** Words that people of either language use: they tell nothing. */
const SHARED =
  /^(?:ok|okay|line|google|thanks|thank|you|hi|hello|hey|yes|no|bye|please|pm|am|x|ml|sorry|good|nice|wow|lol|id|url|sns|web|app|menu|vip)$/;

/**
 * The language a message is in. One word, a name or a number never changes the
 * language of the conversation before.
 */
export function languageOf(text: string, before: Locale): Locale {
  const plain = text.normalize("NFKC").toLowerCase();
  const kana = plain.match(/[\p{Script=Hiragana}]/gu)?.length ?? 0;
  const japanese = plain.match(JAPANESE)?.length ?? 0;
  const words = wordsOf(text);
  if (before === "en") {
    return kana >= 2 && japanese >= 4 && japanese > words.length ||
        japanese >= 4 && words.length === 0
      ? "ja"
      : "en";
  }
  return words.length >= 2 && kana < words.length ? "en" : "ja";
}

/** English words; a few with capitals alone are a name ("Natural Wax"). */
function wordsOf(text: string): string[] {
  const words = text.slice(0, 500).normalize("NFKC").match(/[a-z][a-z']+/gi) ??
    [];
  const isName = words.length < 4 &&
    words.every((word) => /^[A-Z][a-z']*$/.test(word));
  return isName ? [] : words.filter((word) => !SHARED.test(word.toLowerCase()));
}
