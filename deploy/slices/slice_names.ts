import type { Bilingual } from "../../shared/ui/locale.ts";

/** The names of a slice. */
export interface SliceNames {
  /** `gift_card`: the noun, the folder, and part of tool and table names. */
  snake: string;
  /** `giftCard`: in fields and functions. */
  camel: string;
  /** The words for people. */
  words: Bilingual;
}

/** The name of the table, e.g. `gift_cards`. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Converts `gift_card` to `giftCard`. */
export function camelCase(snake: string): string {
  return snake.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** The text with its first letter in upper case. */
function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Converts a file of the template to a file of the slice: replaces the noun
 * `sample`, the words 見本 and `specimen`, and the paths to the rest of the server.
 */
export function rename(
  text: string,
  { snake, camel, words: { ja, en } }: SliceNames,
): string {
  const article = /^[aeiou]/i.test(en) ? "n" : "";
  return text
    .replaceAll("../../../mcp_server/", "../")
    .replaceAll("../../../shared/", "../../shared/")
    .replace(
      /\bsamples(?=\.(?:pick|values)\b|, type\b| = | \}|\])/g,
      camelCase(plural(snake)),
    )
    .replace(/\bsamples\b/g, plural(snake))
    .replaceAll("Samples", capitalised(camelCase(plural(snake))))
    .replaceAll("Sample", capitalised(camel))
    .replace(/(?<=["/])sample(?=["/])|\bsample(?=_)/g, snake)
    .replace(/\bsample/g, camel)
    .replace(/\b([Aa]) specimen\b/g, `$1${article} ${en}`)
    .replaceAll("Specimen", capitalised(en))
    .replaceAll("specimen", en)
    .replace(
      /(\P{ASCII}?)見本(?=(\P{ASCII}?))/gu,
      (_, before, after) => before + spaced(ja, before, after),
    );
}

/** Adds spaces around a word in Latin letters between Japanese text. */
function spaced(word: string, before: string, after: string): string {
  if (!/^[\x20-\x7e]+$/.test(word)) return word;
  return (before && " ") + word + (after && " ");
}
