import { allowedTypos, typos } from "./distance.ts";
import { entriesOf, LEXICON_EN } from "./lexicon.ts";
import { meant, type Names } from "./names.ts";
import type { Meaning, Token } from "./token.ts";

/** Words of a text that are corrected at most; the rest stays unread. */
const MAX_WORDS = 24;
const MAX_LETTERS = 24;

/**
 * Reads unread words as the nearest name, or as the nearest English word. Two
 * that are equally near leave it unread. Calendar, clock and numbers are never
 * guessed: there a letter makes another value.
 */
export function correctTypos(
  tokens: readonly Token[],
  text: string,
  names: Names,
): Token[] {
  let left = MAX_WORDS;
  const joined = joinNames(tokens, text, names);
  return joined.flatMap((token, index) => {
    const word = text.slice(token.start, token.end);
    const isCandidate = token.kind === "unread" && token.value === "" &&
      word.length >= 4 && word.length <= MAX_LETTERS && left > 0;
    if (!isCandidate) return [token];
    left--;
    // "A pare of combs" counts them.
    const [next, product] = joined.slice(index + 1, index + 3);
    const isCounting = next && text.slice(next.start, next.end) === "of" &&
      (product?.kind === "name" || product?.kind === "unread");
    const meaning = nearestName(word, names) ??
      (isCounting ? undefined : nearestWord(word));
    return [meaning ? { ...token, ...meaning } : token];
  });
}

/** "Natral wax" is near a name of two words whose second one was read. */
function joinNames(
  tokens: readonly Token[],
  text: string,
  names: Names,
): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isPair = last?.kind === "unread" && token.kind === "name" &&
      text[last.end] === " " && last.end + 1 === token.start &&
      token.end - last.start <= MAX_LETTERS;
    const meaning = isPair
      ? nearestName(text.slice(last.start, token.end), names)
      : undefined;
    const isSame = meaning?.ids?.every((id) => token.ids!.includes(id));
    if (last && meaning && isSame) {
      joined[joined.length - 1] = { ...last, ...meaning, end: token.end };
    } else joined.push(token);
  }
  return joined;
}

function nearestName(word: string, { aliases }: Names): Meaning | undefined {
  const near = nearest(word, aliases.keys());
  if (near.length === 0) return undefined;
  const { kind, ids } = meant(
    near.flatMap((alias) => [...aliases.get(alias)!]),
  );
  return kind.includes("+")
    ? undefined
    : { kind: "name", value: kind, ids: [...new Set(ids)] };
}

/** All words with the fewest typing errors, if those are few enough. */
function nearest(word: string, candidates: Iterable<string>): string[] {
  let best = allowedTypos(word.length);
  let found: string[] = [];
  for (const candidate of candidates) {
    if (candidate.length < 4) continue;
    const distance = typos(word, candidate, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(candidate);
  }
  return found;
}

const GUESSED: ReadonlySet<string> = new Set([
  "act",
  "noun",
  "filler",
  "want",
  "can",
  "open",
  "social",
  "ask",
  "neg_after",
  "answer",
  "exist",
  "topic",
  "unsupported",
  "if",
]);

let words: Map<string, Meaning> | undefined;

function englishWords(): Map<string, Meaning> {
  return words ??= new Map(
    entriesOf(LEXICON_EN).filter(([word, { kind }]) =>
      kind !== "common" && word.length >= 4 && /^[a-z']+$/.test(word)
    ),
  );
}

/** One error at most, and only where all that is near means the same. */
function nearestWord(word: string): Meaning | undefined {
  if (!/^[a-z']+$/.test(word)) return undefined;
  const near = [...englishWords()].filter(([known]) =>
    typos(word, known, 1) <= 1
  );
  const [first, ...rest] = near.map(([, meaning]) => meaning);
  if (!first || !GUESSED.has(first.kind)) return undefined;
  const isSame = rest.every(({ kind, value }) =>
    kind === first.kind && value === first.value
  );
  return isSame ? first : undefined;
}
