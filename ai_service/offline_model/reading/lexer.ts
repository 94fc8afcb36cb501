import type { Folded } from "./fold.ts";
import { lexicon } from "./lexicon.ts";
import { literalsAt } from "./literals.ts";
import type { Meaning, Token } from "./token.ts";
import { isLatin, type Trie } from "./trie.ts";

const UNREAD = 1000;
const TOKEN = 10;

interface Step {
  cost: number;
  end: number;
  meaning?: Meaning;
}

/**
 * Cuts a text into tokens so that as few characters as possible stay unread,
 * and then by as few tokens as possible, which prefers long ones. All of the
 * text is covered: what no word fits is a token of the kind `unread`.
 */
export function lex(
  { text, isKatakana }: Pick<Folded, "text" | "isKatakana">,
  names: Trie,
): Token[] {
  const isCut = (at: number) => at > 0 && isKatakana[at - 1] && isKatakana[at];
  const steps: Step[] = new Array(text.length + 1);
  steps[text.length] = { cost: 0, end: text.length };
  for (let start = text.length - 1; start >= 0; start--) {
    steps[start] = bestStep(text, start, { steps, names, isCut });
  }
  return joinUnread(follow(steps, text));
}

function bestStep(
  text: string,
  start: number,
  { steps, names, isCut }: {
    steps: readonly Step[];
    names: Trie;
    /** A place in the middle of a word in katakana. */
    isCut(at: number): boolean | undefined;
  },
): Step {
  const unread = endOfUnread(text, start);
  let best: Step = {
    cost: steps[unread]!.cost + UNREAD * (unread - start),
    end: unread,
  };
  const consider = (end: number, meaning: Meaning) => {
    const isPiece = end - start <= 3 && (isCut(start) || isCut(end)) &&
      meaning.kind !== "name" && text.slice(start, end) !== "ー" &&
      /^[ぁ-ゖー]+$/.test(text.slice(start, end));
    if (isPiece) return;
    const cost = steps[end]!.cost + costOf(meaning, end - start);
    if (cost < best.cost || cost === best.cost && end > best.end) {
      best = { cost, end, meaning };
    }
  };
  literalsAt(text, start, consider);
  lexicon().find(text, start, consider);
  names.find(text, start, consider);
  return best;
}

/** Names win over words of the same length, and words over fillers. */
function costOf({ kind }: Meaning, length: number): number {
  if (kind === "space") return 0;
  if (kind === "name") return TOKEN - 1;
  if (kind === "unit" && length === 1) return TOKEN + 2;
  if (kind === "common") return TOKEN + 3;
  if (kind === "because") return TOKEN + 2;
  if (kind === "nextday") return TOKEN + 1;
  return kind === "filler" || kind === "particle" ? TOKEN + 1 : TOKEN;
}

/** A Latin word is unread as a whole. */
function endOfUnread(text: string, start: number): number {
  let end = start + 1;
  while (
    isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(end))
  ) end++;
  return end;
}

function follow(steps: readonly Step[], text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < steps.length - 1;) {
    const { end, meaning } = steps[start]!;
    tokens.push({ ...readAs(meaning), start, end });
    start = end;
  }
  const said = tokens.map((token) => stutter(token, text));
  const spoken = said.filter(({ kind }) => kind !== "space");
  return loneParticles(longVowels(spoken, text));
}

/**
 * A common word has no meaning for a rule: it is unread text of which is known
 * that it changes nothing.
 */
function readAs(meaning: Meaning | undefined): Meaning {
  if (!meaning) return { kind: "unread", value: "" };
  return meaning.kind === "common" ? { ...meaning, kind: "unread" } : meaning;
}

/** A long vowel belongs to the word that it stretches, read or not. */
function longVowels(tokens: readonly Token[], text: string): Token[] {
  return tokens.map((token, index) =>
    text.slice(token.start, token.end) === "ー" &&
      tokens[index - 1]?.kind === "unread" &&
      tokens[index - 1]!.end === token.start
      ? { ...token, kind: "unread", value: "" }
      : token
  );
}

/** A kana typed twice at the end of a sentence says nothing. */
function stutter(token: Token, text: string): Token {
  const { kind, start, end } = token;
  const isTwice = end - start === 1 && text[start - 1] === text[start] &&
    kind !== "name" && /[ぁ-ん]/.test(text[start]!);
  const isLast = isTwice && !/[\p{L}\p{N}]/u.test(text[end] ?? "");
  return isLast ? { ...token, kind: "filler", value: "1" } : token;
}

/**
 * A particle of one letter says something only behind a word: in a row of
 * them it is a part of a word that nobody knows.
 */
function loneParticles(tokens: readonly Token[]): Token[] {
  let isHost = true;
  return tokens.map((token) => {
    const isShort = token.end - token.start === 1 &&
      (token.kind === "particle" || token.kind === "filler");
    const isRead = !isShort || isHost;
    isHost = !isShort;
    return isRead ? token : { ...token, kind: "unread", value: "" };
  });
}

function joinUnread(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (isUnknown(token) && isUnknown(last)) {
      joined[joined.length - 1] = { ...last, end: token.end };
    } else joined.push(token);
  }
  return joined;
}

const isUnknown = (token: Token | undefined): token is Token =>
  token?.kind === "unread" && token.value === "";
