import { typos } from "./distance.ts";
import { is, merge, type Part, rewrite } from "./part.ts";

type TextOf = (part: Part) => string;

/**
 * "A coupe of brushes", 「ブラシをふたっつ」: a word that is not understood, where
 * the number of a product stands, is a number nobody can tell. It is asked for,
 * and is never taken for one.
 */
export function readQuantityWords(
  parts: readonly Part[],
  textOf: TextOf,
): Part[] {
  if (!parts.some(isProduct)) return [...parts];
  const marked = parts.map((part, index) =>
    isBefore(parts, index, textOf) || isBehind(parts, index, textOf)
      ? { ...part, kind: "vague", value: "" }
      : part
  );
  return rewrite(marked, (index) => {
    const next = endOfRun(marked, index, textOf);
    if (!next) return undefined;
    const part = merge(marked, [index, next], { kind: "vague" });
    return { part, next };
  });
}

const isProduct = (part: Part | undefined): part is Part =>
  is(part, "name", "product");

/** "Dozan waxes", "a coupe of wax", "some brushes". */
function isBefore(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): boolean {
  const part = parts[index]!;
  const next = parts[index + 1];
  const isOf = next !== undefined && textOf(next) === "of";
  const product = isOf ? parts[index + 2] : next;
  if (!isProduct(product)) return false;
  const isMany = isOf || /[a-z](?<!s)s$/.test(textOf(product));
  const text = textOf(part);
  if (is(part, "little")) return text === "some" && isMany && !isOf;
  const isOpen = is(part, "unread") || is(part, "unsupported", "party");
  return isOpen && (isMany || isNear(text, WORDS, 1)) ||
    isOf && isGuess(part) && isNear(text, WORDS, 2);
}

/** Words whose spelling may have been guessed. */
const isGuess = (part: Part) =>
  is(part, "topic") || is(part, "social") || is(part, "act") ||
  is(part, "noun") || is(part, "ask");

/** "Order waxes, a coupel". */
function isBehind(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): boolean {
  const part = parts[index]!;
  const isOpen = is(part, "unread") || is(part, "unsupported", "party");
  if (!isOpen || !isNear(textOf(part), WORDS, 1)) return false;
  let at = index - 1;
  while (is(parts[at], "filler") || is(parts[at], "comma")) at--;
  return isProduct(parts[at]);
}

/** The end of what stands between a product and its verb, if it is unread. */
function endOfRun(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): number | undefined {
  const before =
    is(parts[index - 1], "particle") || is(parts[index - 1], "comma")
      ? parts[index - 2]
      : parts[index - 1];
  if (!isProduct(before)) return undefined;
  let next = index;
  while (isPiece(parts[next], textOf)) next++;
  const run = parts.slice(index, next);
  if (!run.some((part) => is(part, "unread"))) return undefined;
  const text = textOf({ ...run[0]!, end: run.at(-1)!.end });
  return isNear(text, WORDS_JA, text.length > 3 ? 2 : 1) ? next : undefined;
}

const isPiece = (part: Part | undefined, textOf: TextOf) =>
  part !== undefined &&
  (is(part, "unread") || is(part, "num", "word") || is(part, "filler") ||
    is(part, "particle", "yo", "ni")) &&
  /^[ぁ-ゖー]{1,6}$/.test(textOf(part));

/** Near, and not the same: what is the same was read. */
function isNear(
  text: string,
  words: readonly string[],
  limit: number,
): boolean {
  return text.length > 1 &&
    words.some((word) =>
      typos(text, word, limit) <= Math.min(limit, word.length - 2)
    );
}

const WORDS =
  "couple pair dozen several few some two three four five six seven eight nine ten eleven twelve twenty half handful bunch many lots double triple trio quartet"
    .split(" ");
const WORDS_JA =
  "ひとつ ふたつ みっつ よっつ いつつ むっつ ななつ やっつ ここのつ いっこ にこ さんこ よんこ ごこ ろっこ ななこ はっこ きゅうこ じゅっこ いっぽん にほん さんぼん よんほん ごほん ろっぽん ななほん はっぽん じゅっぽん にまい さんまい よんまい ごまい ぺあ だーす はんだーす すうこ すうほん"
    .split(" ");
