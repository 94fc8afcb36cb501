import type { Weight } from "./frame.ts";
import { is, type Part } from "./part.ts";

/**
 * Whether an unread part can change what is wanted: undefined where it can.
 * A common word cannot, unless it stands where a thing or a person stands, nor
 * can the ending of a Japanese word.
 *
 * @param text The part as it was written.
 */
export function weightOf(
  parts: readonly Part[],
  at: number,
  text: string,
): Weight | undefined {
  const { value } = parts[at]!;
  if (value === "silent") return value;
  if (value !== "told") return isEnding(parts, at, text) ? "silent" : undefined;
  return isListed(parts, at) ? undefined : value;
}

/** Endings that turn a word into its opposite, or ask, or set a condition. */
const TURNS = /[なぬずん]|か$|れば|たら|なら|まで|から|より|だけ|さん|くん/;

/** 「取り消し|てん」: hiragana right behind a word of which it is the ending. */
function isEnding(parts: readonly Part[], at: number, text: string): boolean {
  const [before, part, next] = [parts[at - 1], parts[at]!, parts[at + 1]];
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
