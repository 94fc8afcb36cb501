import type { ReadContext } from "./frame.ts";
import { isLoose } from "./loose_clauses.ts";
import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";

/** Kinds of words that make a clause more than an aside. */
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
  "correct",
  "answer",
  "number",
  "vague",
  "people",
  "money",
  "code",
  "contact",
  "duration",
  "help",
  "topic",
  "language",
  "negation",
]);

const matters = (part: Part) =>
  !is(part, "act", "show") && !isSeason(part) && isOfMatter(part);

/** "Money is tight this month" tells when, but of no visit. */
const isSeason = (part: Part) =>
  part.kind === "day" && part.day?.kind === "window";

const isOfMatter = (part: Part) =>
  isSlot(part) && !is(part, "pick", "this") || MATTERS.has(part.kind) ||
  part.kind.startsWith("neg") || part.n !== undefined ||
  is(part, "noun", "booking", "order", "form");

/** Beginnings and verbs of an English clause that tells news. */
const NEWS_EN =
  /^(?:and |but |so |well |sorry |oh )*(?:my|our|the|his|her|their|it|it's|its|i|i'm|i've|we|we're|he|she|they|things|everything|everyone|life|work|kids?|money|\w+'s)\b.*(?:\b(?:is|was|are|were|has|have|had|got|gets|keeps|came|went|ran|broke|looks?|feels?|says|grew|grows|took|been|just|\w{3,}ed)\b|'s\b|'m\b|'ve\b)/;
/** Words that may wish for what nobody knows, or tell of somebody who comes. */
export const HEDGE_EN =
  /\b(?:think|thinking|hop(?:e|ing)|wonder|fancy|rather|prefer|mind|after|maybe|down for|up for|interested|instead|booked|try|plus|with|com(?:e|ing)|along|too|join|bring|it(?:'?s| is) (?:for|an?|to)|for (?!ages|ever|weeks|months|years|a while|days))\b/;
/** Ends of a Japanese clause that tells what has happened, or why. */
const NEWS_JA =
  /(?:ちゃって|しまって|まして|もうて|なくて|てて|でて|ていて|なって|あって|大変で|ばかりで|続きで|せいで|気味で|状態で|(?:った|いた|した|んだ|きた|えた|れた|けた|めた|ちた|ねん|[るいくうむ]|ます)(?:[のん]?です)?(?:けど|けれど|けども|けれども|が|し|から|ので|んで|もので)?[よねわな]*)$/u;
const HEDGE_JA =
  /思|考え|つもり|予定|しよう|みたい|たく|たい|ほし|連れ|一緒|同行|来ます|ください|とか/;
/** Words that may be a mistyped day or time. */
const WHEN =
  /\d|[曜時分日月週午朝昼夜晩]|d[ae]?y\b|\b(?:mon(?!th|ey)|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|to?m|noo|mor|eve|aft|nex)/;

/**
 * A clause with words that are not known changes nothing where it tells news:
 * it has no value, no wish, no negation, and another clause has the wish.
 */
export function readAsides(
  parts: readonly Part[],
  { job, fields, services, products }: ReadContext,
  textOf: (part: Part) => string,
): Part[] {
  // What is unread may yet be a name; in a form, all may be an answer.
  const isKnown = !fields && services !== undefined && products !== undefined;
  const clauses = clausesOf(parts);
  const isAside = (clause: readonly Part[]) =>
    isKnown &&
    clause.some((part) => is(part, "unread")) && !clause.some(matters) &&
    isNews(clause, textOf) &&
    clauses.some((other) => other !== clause && other.some(isSlotOrAct));
  return clauses.flatMap((clause) => {
    if (isDescription(clause, clauses)) {
      return clause.map((part) =>
        is(part, "note") ? part : { ...part, isContext: true as const }
      );
    }
    const isApart = isAside(clause) || isTempting(clause, clauses) ||
      isLoose(clause, clauses, textOf) ||
      isKnown && isSignature(clause, clauses, textOf);
    if (isApart) {
      return clause.map((part) => ({ ...part, isContext: true as const }));
    }
    return looseEither(clause).map((part) =>
      is(part, "filler", "him") && job === undefined &&
        !parts.some((one) => is(one, "name", "stylist"))
        ? { ...part, kind: "unread" }
        : part
    );
  });
}

const isSlotOrAct = (part: Part) =>
  isSlot(part) || part.kind === "act" && !part.isContext;

function isNews(
  clause: readonly Part[],
  textOf: (part: Part) => string,
): boolean {
  const first = clause[0]!;
  const text = textOf({ ...first, end: clause.at(-1)!.end }).trim();
  const unread = clause.filter((part) => is(part, "unread"));
  if (unread.some((part) => WHEN.test(textOf(part)))) return false;
  if (!/[ぁ-んァ-ヶ一-龠]/.test(text)) {
    return NEWS_EN.test(text) && !HEDGE_EN.test(text);
  }
  const isForeign = unread.some((part) => /[a-z]{2}/.test(textOf(part)));
  const isAdded = clause.some((part, index) =>
    is(part, "particle", "mo") && is(clause[index - 1], "unread")
  );
  const body = text.replace(/[^\p{L}\p{N}]+$/u, "");
  return !isForeign && !isAdded && NEWS_JA.test(body) && !HEDGE_JA.test(body);
}

/** "I've got thick curls": nothing that is booked here. */
function isDescription(
  clause: readonly Part[],
  clauses: readonly (readonly Part[])[],
): boolean {
  const has = (kind: string, ...values: string[]) =>
    clause.some((part) => is(part, kind, ...values));
  return has("exist", "own") && (has("unread") || has("note")) &&
    !clause.some((part) =>
      isSlot(part) && !is(part, "pick", "this") ||
      NO_DESCRIPTION.has(part.kind) || part.kind.startsWith("neg")
    ) && !has("noun", "booking", "order", "visit", "time", "form") &&
    !has("break", "?") &&
    clauses.some((other) =>
      other !== clause && other.some((part) => is(part, "name", "service"))
    ) &&
    clauses.some((other) =>
      other.some((part) => part.kind === "time" && !part.isContext)
    );
}

const NO_DESCRIPTION: ReadonlySet<string> = new Set([
  "act",
  "want",
  "can",
  "ask",
  "open",
  "unsupported",
  "if",
  "topic",
  "also",
  "and",
]);

/** A signature that begins so may as well be a mistyped day. */
const MISTYPED_DAY =
  /\d|^(?:mon|tu|tm|wed|thu|fri|sat|sun|jan|feb|marc|apr|may|jun|jul|aug|sep|oct|nov|dec|tom|tod|noo|mor|eve|aft|nex)|[曜時分日月週午朝昼夜晩]/;

/** "Many thanks, Margaret": the name of who writes. */
function isSignature(
  clause: readonly Part[],
  clauses: readonly (readonly Part[])[],
  textOf: (part: Part) => string,
): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  const isPolite = (part: Part) =>
    is(part, "social") || is(part, "filler") || is(part, "mark") || isEnd(part);
  const words = clause.filter((part) => !isPolite(part));
  return clause === clauses.at(-1) && words.length > 0 && words.length <= 2 &&
    words.every((part) =>
      is(part, "unread") && !MISTYPED_DAY.test(textOf(part))
    ) &&
    before?.[0] !== undefined && is(before[0], "social", "thanks") &&
    before.every(isPolite);
}

/** "The spa is tempting, but just the cut": nothing is wanted of the first. */
function isTempting(
  clause: readonly Part[],
  clauses: readonly (readonly Part[])[],
): boolean {
  const [name] = clause.filter((part) => part.kind === "name");
  const isOnly = clause.some((part) => is(part, "filler", "tempting")) &&
    !clause.some((part) =>
      is(part, "act") || is(part, "want") || part.kind === "day" ||
      part.kind === "time"
    );
  return isOnly && name !== undefined &&
    clauses.some((other) =>
      other !== clause &&
      other.some((part) => is(part, "name", name.value))
    );
}

/** 「17時とか」 at the end of a clause gives no other choice. */
function looseEither(clause: readonly Part[]): readonly Part[] {
  const at = clause.findLastIndex((part) => !isEnd(part));
  const isLoose = is(clause[at], "either") && clause[at]!.end -
          clause[at]!.start === 2 &&
    isSlot(clause[at - 1]);
  return isLoose
    ? clause.map((part, index) =>
      index === at ? { ...part, kind: "filler", value: "1" } : part
    )
    : clause;
}

/** Clauses, each with the marks that end it. */
function clausesOf(parts: readonly Part[]): Part[][] {
  const clauses: Part[][] = [[]];
  parts.forEach((part, index) => {
    clauses.at(-1)!.push(part);
    if (isEnd(part) && !isEnd(parts[index + 1])) clauses.push([]);
  });
  return clauses.filter((clause) => clause.length > 0);
}

const isEnd = (part: Part | undefined) =>
  is(part, "break") || is(part, "comma") || is(part, "because");
