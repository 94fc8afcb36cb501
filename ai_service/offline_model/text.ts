import type { Locale } from "../../shared/ui/locale.ts";

const ENGLISH_NUMBERS = [
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const KANJI_DIGITS = "〇一二三四五六七八九";

/**
 * Text as the rules read it: full-width forms folded, lower case, and numbers
 * written as words turned into digits (三時半 → 3時半, at three → at 3).
 */
export function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase()
    .replaceAll("’", "'")
    .replace(/[〇一二三四五六七八九十]+(?=[時分月日本個つ点枚])/g, readKanji)
    .replace(
      /\bone(?= (?:bottle|box|pack|piece|tube|of\b|pm|am|o'clock))/g,
      "1",
    )
    .replace(/(?<=\bat )one\b/g, "1")
    .replace(
      new RegExp(`\\b(${ENGLISH_NUMBERS.join("|")})\\b`, "g"),
      (word) => String(ENGLISH_NUMBERS.indexOf(word) + 2),
    );
}

/** Kanji up to 99, e.g. 二十三. */
function readKanji(kanji: string): string {
  const [tens, ones] = kanji.includes("十") ? kanji.split("十") : ["", kanji];
  const digit = (text: string | undefined) =>
    KANJI_DIGITS.indexOf(text?.at(-1) ?? "〇");
  const ten = kanji.includes("十") ? (tens ? digit(tens) : 1) : 0;
  return String(ten * 10 + digit(ones));
}

/** The language a text is in; undefined where nothing tells. */
export function languageOf(text: string): Locale | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) {
    return "ja";
  }
  return /\p{Script=Latin}{2}/u.test(text) ? "en" : undefined;
}
