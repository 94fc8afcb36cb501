import type { Weight } from "./frame.ts";
import { HEDGE_EN } from "./asides.ts";
import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";
import type { Quoter } from "./values.ts";

/**
 * Whether an unread part can change what is wanted: undefined where it can.
 * A common word cannot, unless it stands where a thing or a person stands, nor
 * can the ending of a Japanese word.
 */
export function weightOf(
  parts: readonly Part[],
  at: number,
  quoter: Quoter,
): Weight | undefined {
  const text = quoter.quote(parts[at]!);
  const { value } = parts[at]!;
  if (value === "silent") return value;
  if (isEnding(parts, at, text)) return "silent";
  const isFree = value === "told" && !isListed(parts, at) ||
    isOfStory(parts, at, quoter);
  return isFree ? "told" : undefined;
}

/** Words that may be a mistyped day or time. */
const WHEN =
  /d[ae]?y|^(?:mon(?!ey)|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to?m|noo|mor|eve|aft|nex|wee)|week|month|hour|oclo/;

const VERB =
  /\b(?:is|isn't|are|aren't|am|was|were|been|has|have|had|got|gets?|keeps?|loves?|hates?|looks?|feels?|went|came|ran|broke|made|makes|took|grew|says?|said|do|does|did|can't|won't|\w{3,}ed)\b|'(?:s|m|ve|re)\b/;

/** "My beard has to be trimmed" wishes for something. */
const WISHES =
  /\b(?:to be|(?:has|have|had|got|needs?|wants?|ought|used) to|needs?|needed|wants?|should|must|could|can|would|will|please|required?|done)\b|'d\b/;

/** Kinds of words that make a clause more than a description. */
const MATTERS: ReadonlySet<string> = new Set([
  "act",
  "want",
  "can",
  "open",
  "exist",
  "ask",
  "if",
  "either",
  "unsupported",
  "note",
  "title",
  "also",
  "and",
  "correct",
  "number",
  "people",
  "money",
  "help",
  "topic",
  "language",
  "negation",
]);

/**
 * "I've got a zit", "the landlord painted everything": an English clause that
 * begins with who or what it is about, without a value or a wish, and another
 * clause with the wish. A word with a capital may be a name.
 */
function isOfStory(
  parts: readonly Part[],
  at: number,
  quoter: Quoter,
): boolean {
  const text = quoter.quote(parts[at]!);
  if (!/^[a-z' -]{3,}$/.test(text) || WHEN.test(text)) return false;
  const isEnd = (part: Part) =>
    is(part, "break") || is(part, "comma") || is(part, "because") ||
    is(part, "and");
  const from = parts.slice(0, at).findLastIndex(isEnd) + 1;
  const end = parts.findIndex((part, index) => index > at && isEnd(part));
  const clause = parts.slice(from, end < 0 ? parts.length : end);
  const isTold = is(clause[0], "noun", "mine") || is(clause[0], "filler") ||
    is(clause[0], "social");
  const said = quoter.quote(clause[0]!, clause.at(-1)).toLowerCase();
  return isTold && from < at && VERB.test(said) &&
    !HEDGE_EN.test(said) && !WISHES.test(said) &&
    !is(parts[end], "break", "?") && !clause.some(isOfWish) &&
    parts.some((part) => !clause.includes(part) && isSlot(part));
}

const isOfWish = (part: Part) =>
  isSlot(part) || MATTERS.has(part.kind) || part.n !== undefined ||
  part.kind.startsWith("neg") || is(part, "noun", "booking", "order", "form");

/** Endings that turn a word into its opposite, or ask, or set a condition. */
const TURNS = /[なぬずん]|か$|れば|たら|なら|まで|から|より|だけ|さん|くん/;

/** 「取り消し|てん」: hiragana right behind a word of which it is the ending. */
function isEnding(parts: readonly Part[], at: number, text: string): boolean {
  const [before, part, next] = [parts[at - 1], parts[at]!, parts[at + 1]];
  // 「空いてますか？」
  if (text === "か" && is(next, "break", "?") && before?.end === part.start) {
    return true;
  }
  const isBehind = before !== undefined && before.end === part.start &&
    HOSTS.has(before.kind);
  const isLast = next === undefined || next.start > part.end ||
    ENDS.has(next.kind);
  return isBehind && isLast && /^[ぁ-ゖー]{1,4}$/.test(text) &&
    !TURNS.test(text);
}

const HOSTS: ReadonlySet<string> = new Set([
  "act",
  "want",
  "can",
  "exist",
  "context",
  "because",
  "past",
  "unread",
  "filler",
  "particle",
  "shift",
]);

const ENDS: ReadonlySet<string> = new Set([
  "comma",
  "break",
  "because",
  "want",
  "can",
  "filler",
  "past",
  "social",
  "answer",
]);

/** "A visit and a …", "a visit with my …", 「…も」: one more of something. */
function isListed(parts: readonly Part[], at: number): boolean {
  const before = parts.slice(0, at).findLast((part) => !isLoose(part));
  const next = parts[at + 1];
  return isLink(before) || is(next, "and") || is(next, "either") ||
    is(next, "particle", "mo", "wo") || is(next, "title");
}

/** Articles and other words between a link and its noun. */
const isLoose = (part: Part) =>
  is(part, "filler", "one", "1") || is(part, "noun", "mine") ||
  is(part, "unread", "told", "silent");

const isLink = (part: Part | undefined) =>
  part !== undefined &&
  (is(part, "and") || is(part, "also") || is(part, "either") ||
    is(part, "title", "before") || is(part, "filler", "for") ||
    part.n !== undefined || part.kind.startsWith("neg"));
