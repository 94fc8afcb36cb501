import type { Locale } from "../../shared/ui/locale.ts";
import { VOCABULARY } from "../business.ts";
import { normalise } from "./text.ts";

/** Something with a name in both languages. */
export interface Named {
  name: Record<Locale, string>;
}

/** Whether a normalised text names a service of the business's trade. */
export function namesService(text: string): boolean {
  return VOCABULARY.services.test(withSynonyms(text));
}

/** What a text means among several named things. */
export interface NameMatch<T> {
  /** The one that is meant, where the text is clear. */
  one?: T;
  /** All that the text could mean. */
  several: T[];
}

/** Finds the things that a normalised text names. */
export function matchNames<T extends Named>(
  items: readonly T[],
  text: string,
): NameMatch<T> {
  const spoken = withSynonyms(text);
  const scored = items.map((item) => ({ item, ...scoreOf(item, spoken) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || b.length - a.length);
  const [best, second] = scored;
  const several = scored.map(({ item }) => item);
  const isClear = best && (!second || best.share > second.share ||
    best.length > second.length);
  // A name said in full is meant, even if another one contains it.
  const isSure = best && (best.share === 1 || scored.length === 1);
  return isClear && isSure ? { one: best.item, several } : { several };
}

/** The newest text that names something decides. */
export function matchNamesInAll<T extends Named>(
  items: readonly T[],
  texts: readonly string[],
): NameMatch<T> {
  for (const text of texts.toReversed()) {
    const match = matchNames(items, text);
    if (match.several.length > 0) return match;
  }
  return { several: [] };
}

function withSynonyms(text: string): string {
  return VOCABULARY.synonyms.reduce(
    (changed, [pattern, word]) => changed.replace(pattern, word),
    text,
  );
}

/** How much of the name was said, in the language that fits better. */
function scoreOf({ name }: Named, spoken: string): Score {
  const [ja, en] = [name.ja, name.en].map((text) => {
    const words = wordsOf(text);
    const length = sum(words.map((word) => saidOf(word, spoken)));
    const whole = sum(words.map((word) => word.length));
    return { share: length / Math.max(1, whole), length };
  }) as [Score, Score];
  return ja.share >= en.share ? ja : en;
}

interface Score {
  share: number;
  length: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Latin words, and runs of one Japanese script; remarks in brackets aside. */
function wordsOf(name: string): string[] {
  const text = withSynonyms(
    normalise(name).replace(/[(【\[].*?[)】\]]/g, ""),
  );
  const words =
    text.match(/[a-z]{3,}|[\p{Script=Katakana}ー]{2,}|\p{Script=Han}+/gu) ??
      [];
  return words.filter((word) => !isCommon(word));
}

/** Whether the word is in the names of too many things to tell them apart. */
function isCommon(word: string): boolean {
  return /^(?:and|the|with|for|plus)$/.test(word) ||
    VOCABULARY.common.test(word);
}

/** How many characters of the word were said. */
function saidOf(word: string, spoken: string): number {
  if (/^[a-z]/.test(word)) {
    const stem = word.replace(/s$/, "");
    return new RegExp(`\\b${stem}(?:s|es)?\\b`).test(spoken) ? word.length : 0;
  }
  if (spoken.includes(word)) return word.length;
  // Japanese compounds are one word: オイル is part of ヘアオイル.
  const parts = (spoken.match(/[\p{Script=Katakana}ー]{2,}/gu) ?? [])
    .filter((part) => word.includes(part));
  return Math.max(0, ...parts.map((part) => part.length));
}
