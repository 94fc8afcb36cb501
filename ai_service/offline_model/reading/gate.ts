import { negatedActs } from "./refusals.ts";
import type { Filled } from "./filler.ts";
import {
  type Intent,
  type Problem,
  type Unsupported,
  WRITES,
} from "./frame.ts";
import { isHarmless } from "./harmless.ts";
import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";
import type { Quoter } from "./values.ts";
import { weightOf } from "./weight.ts";

/** Everything that stands against doing what a message seems to ask. */
export function problemsOf(
  parts: readonly Part[],
  { intent, filled, quoter }: {
    intent: Intent;
    filled: Filled;
    quoter: Quoter;
  },
): Problem[] {
  const isMove = intent === "move";
  const isOrder = (filled.slots.items?.length ?? 0) > 0 && intent === "order";
  const problems = [
    ...filled.problems,
    ...negatedActs(parts, { quoter, isOrder, isMove }).filter((problem) =>
      !isOnlyLook(problem, intent)
    ),
  ];
  for (const part of parts) {
    const isFamily = FAMILY_IS_FINE.has(intent) &&
      (is(part, "unsupported", "party", "other_person") || is(part, "people"));
    if (isFamily || isFamilyNews(part, { parts, intent })) continue;
    const isOffer = intent === "order" || intent === "book";
    if (is(part, "if", "stock") && isOffer) continue;
    if (isElsewhere(part, intent)) continue;
    const isTold = isChat(part, { parts, intent }) ||
      intent === "order" && isForWhom(part, parts);
    if (isTold) {
      problems.push(unread(parts, { ...part, value: "told" }, quoter));
      continue;
    }
    const problem = problemOf(part, { parts, quoter });
    if (problem) problems.push(problem);
    else if (
      !filled.used.has(part) && !isNamed(part, { intent, parts, filled })
    ) {
      problems.push(unread(parts, part, quoter));
    }
  }
  return unique(problems);
}

/** Whom these are for, or who comes along, changes nothing. */
const FAMILY_IS_FINE: ReadonlySet<Intent> = new Set<Intent>([
  "my_orders",
  "order",
  "info",
  "price",
  "duration",
  "services",
  "forms",
  "help",
  "stock",
  "products",
]);

/** "I found some at home" beside an order asks for no visit there. */
const isElsewhere = (part: Part, intent: Intent) =>
  is(part, "unsupported", "home_visit") && AT_SHOP.has(intent);

const AT_SHOP: ReadonlySet<Intent> = new Set<Intent>([
  "order",
  "cancel",
  "cancel_order",
  "cancel_booking",
  "price",
  "products",
  "stock",
  "info",
  "my_bookings",
  "my_orders",
]);

/** "A brush for our dog": whom it is for. */
function isForWhom(part: Part, parts: readonly Part[]): boolean {
  const at = parts.indexOf(part);
  const next = parts[at + 1];
  return is(part, "unread") && is(parts[at - 2], "filler", "for") &&
    (is(parts[at - 1], "noun", "mine") || is(parts[at - 1], "filler")) &&
    (!next || is(next, "break") || is(next, "comma") || is(next, "filler")) &&
    parts.slice(0, at).some((one) => is(one, "name", "product"));
}

/** "Ten of them for the football team": the topic is no wish of its own. */
function isChat(
  part: Part,
  { parts, intent }: { parts: readonly Part[]; intent: Intent },
): boolean {
  return is(part, "unsupported", "other") && !part.isContext &&
    WRITES.has(intent) &&
    parts.some((other) =>
      is(other, "name", "service", "product") && !other.isContext
    );
}

/** "My kid has caught it, cancel my visit": whose visit it is is said apart. */
function isFamilyNews(
  part: Part,
  { parts, intent }: { parts: readonly Part[]; intent: Intent },
): boolean {
  if (!is(part, "unsupported", "other_person")) return false;
  const isOwn = intent === "move" || intent === "my_bookings" ||
    CANCELS.has(intent);
  if (!isOwn) return false;
  const clause = clauseOf(part, parts);
  return clause.length < parts.length &&
    !clause.some((one) =>
      isSlot(one) || is(one, "act") || is(one, "noun", "booking", "order")
    );
}

const isEnd = (part: Part) =>
  is(part, "break") || is(part, "comma") || is(part, "because");

/** The parts between the marks around a part. */
function clauseOf(part: Part, parts: readonly Part[]): readonly Part[] {
  const at = parts.indexOf(part);
  const from = parts.slice(0, at).findLastIndex(isEnd) + 1;
  const end = parts.findIndex((one, index) => index > at && isEnd(one));
  return parts.slice(from, end < 0 ? parts.length : end);
}

/** "I don't want to book yet", beside a question after open times. */
function isOnlyLook(problem: Problem, intent: Intent): boolean {
  return intent === "open_times" && problem.reason === "negated" &&
    problem.intent === "book";
}

/** When an order is fetched is nothing that an order holds. */
function isPickup(
  part: Part,
  { intent, parts }: { intent: Intent; parts: readonly Part[] },
): boolean {
  return (part.kind === "day" || part.kind === "time") &&
    parts.some((other) =>
      is(other, "context", "pickup") ||
      intent === "order" && is(other, "act", "come")
    );
}

/** Words around the values of an answer are only a manner of speaking. */
const MANNER: ReadonlySet<string> = new Set([
  "answer",
  "act",
  "noun",
  "open",
  "little",
  "ask",
  "context",
  "help",
  "topic",
  "all",
]);
const LOOSE: ReadonlySet<Intent> = new Set(["answer", "yes", "no", "none"]);

/** A question may leave words unread that no rule knows, but for real ones. */
function isNamed(
  part: Part,
  { intent, parts, filled }: {
    intent: Intent;
    parts: readonly Part[];
    filled: Filled;
  },
): boolean {
  const isMeasure = is(part, "volume") && intent === "order" ||
    (is(part, "duration") || is(part, "minute")) && intent === "book";
  if (isMeasure && !part.isContext) {
    return isOfName(part, parts);
  }
  if (isHarmless(part, intent) || isPickup(part, { intent, parts })) {
    return true;
  }
  if (intent === "move" && isOfTimeBooked(part, parts)) return true;
  if (isBothNamed(part, { intent, parts }) || isSameCount(part, parts)) {
    return true;
  }
  if (intent === "order" && isAllCounted(part, parts, filled)) return true;
  if (is(part, "num", "word") && part.n === 1 && CANCELS.has(intent)) {
    return true;
  }
  if (LOOSE.has(intent)) return MANNER.has(part.kind);
  return !WRITES.has(intent) && part.kind !== "unread";
}

/** "The time doesn't suit me anymore" rejects what is booked. */
function isOfTimeBooked(part: Part, parts: readonly Part[]): boolean {
  return is(part, "neg_before", "lapsed") || is(part, "neg_before") &&
      is(parts[parts.indexOf(part) - 1], "noun", "time", "day");
}

/** "Cancel it, I found a bottle at home": the article is no number. */
const CANCELS: ReadonlySet<Intent> = new Set<Intent>([
  "cancel",
  "cancel_booking",
  "cancel_order",
]);

/** "A cut and a color, both": all is what was named. */
function isBothNamed(
  part: Part,
  { intent, parts }: { intent: Intent; parts: readonly Part[] },
): boolean {
  const at = parts.indexOf(part);
  return intent === "book" && is(part, "all", "all") &&
    parts.slice(Math.max(0, at - 2), at).some((one) =>
      is(one, "name", "service")
    );
}

/** 「両方1本ずつ」, 「3本まとめて」: all are those that were counted. */
function isAllCounted(
  part: Part,
  parts: readonly Part[],
  { slots: { items = [] } }: Filled,
): boolean {
  const isOnly = parts.filter((one) => is(one, "name", "product")).length === 1;
  return is(part, "all", "all") && isOnly &&
    (items.length === 1 || items.length === 2) &&
    parts.some((one) => one.n !== undefined || is(one, "all", "each"));
}

/** "A brush, just the one": the quantity is said again. */
function isSameCount(part: Part, parts: readonly Part[]): boolean {
  const isOne = part.n === 1 && (is(part, "num", "word") || is(part, "count"));
  if (!isOne) return false;
  const before = parts.slice(0, parts.indexOf(part));
  const [product, ...others] = before.filter((one) =>
    is(one, "name", "product")
  );
  return product !== undefined && others.length === 0 &&
    before.some((one) => is(one, "filler", "one")) &&
    !before.some((one) => one.n !== undefined && one.n !== 1);
}

/** "45 g wax" names it; "wax, one kilo" does not. */
function isOfName(part: Part, parts: readonly Part[]): boolean {
  const at = parts.indexOf(part);
  return parts.slice(at + 1, at + 4).some((other) => is(other, "name"));
}

/** Unread text; beside a title it must be the name of somebody. */
function unread(parts: readonly Part[], part: Part, quoter: Quoter): Problem {
  const at = parts.findIndex(({ start }) => start === part.start);
  const isTitled = is(part, "unread") &&
    (is(parts[at - 1], "title", "before") ||
      is(parts[at + 1], "title", "after"));
  const quote = quoter.quote(part);
  if (isTitled) return { reason: "unknown_name", quote, slot: "stylist" };
  const weight = weightOf(parts.with(at, part), at, quoter);
  return { reason: "unread", quote, ...(weight && { weight }) };
}

/** なら at the beginning takes up what was said before. */
function isFirst(part: Part, parts: readonly Part[]): boolean {
  return parts.slice(0, parts.indexOf(part)).every((other) =>
    is(other, "filler") || is(other, "comma") || is(other, "break") ||
    is(other, "social")
  );
}

/** An English condition follows its word, a Japanese one stands before it. */
function conditionOf(
  part: Part,
  { parts, quoter }: { parts: readonly Part[]; quoter: Quoter },
): string {
  const at = parts.indexOf(part);
  const end = parts.findIndex((other, index) =>
    index > at && (is(other, "comma") || is(other, "break"))
  );
  const last = parts[end < 0 ? parts.length - 1 : end - 1]!;
  const isEnglish = /^[a-z]/i.test(quoter.quote(part).normalize("NFKC"));
  return quoter.quote(part, isEnglish ? last : part);
}

/** "If that is convenient", "if it's no trouble": nothing hangs on it. */
function isPolite(condition: string): boolean {
  return /^if(?: (?:it|that|this|is|isn't|it's|that's|not|no|too|much|any|a|of|for|to|you|you're|your|i|me|at|all|bother|trouble|problem|hassle|inconvenience|imposition|fuss|bind|convenient|possible|okay|ok|alright|fine|right|agreeable|acceptable|feasible|manageable|doable|can|could|may|might|would|be|so|kind|good|please|kindly|like|mind|don't|wouldn't|dont|suits|works|permits|allows|not|with|everyone|everybody|the|ask|say|bold))+$/i
    .test(condition.normalize("NFKC").trim());
}

/** "If Mori is in": what is free with somebody is looked up in any case. */
function isOfPresence(condition: string): boolean {
  return /^if (?:she|he|they|[a-z]+)(?:'s| is| are) (?:in|around|free|available|working|there|on)(?:[^\p{L}\p{N}]|that day|then|today|thanks|thank you|please|pls|thx|cheers)*$/iu
    .test(condition.normalize("NFKC").trim());
}

/** 「少し遅れるかもしれませんが」: a remark that holds nothing of the wish. */
function isHedge(
  part: Part,
  { parts, quoter }: { parts: readonly Part[]; quoter: Quoter },
): boolean {
  const word = quoter.quote(part).normalize("NFKC");
  if (
    !/^(?:may|might|maybe|perhaps|possibly|probably|かも.*|たぶん|多分|おそらく)$/i
      .test(word)
  ) {
    return false;
  }
  const clause = clauseOf(part, parts);
  if (isSuggestion(part, { parts, clause })) return true;
  return clause.length < parts.length &&
    !clause.some((one) =>
      isSlot(one) || is(one, "act", ...CHANGES) || is(one, "unsupported") ||
      is(one, "noun", "booking", "order")
    ) && parts.some((one) => !clause.includes(one) && isSlot(one));
}

/** "A bit later, 2 maybe?" answers with a time that a card is to confirm. */
function isSuggestion(
  part: Part,
  { parts, clause }: { parts: readonly Part[]; clause: readonly Part[] },
): boolean {
  const isTimed = clause.some(({ kind }) => kind === "time") &&
    clause.every((one) =>
      one === part || one.kind === "time" || is(one, "filler") ||
      is(one, "break") || is(one, "particle")
    );
  return isTimed && !parts.some((one) => is(one, "act") || is(one, "name"));
}

const CHANGES = ["book", "move", "cancel", "order", "take", "come"];

function problemOf(
  part: Part,
  { parts, quoter }: { parts: readonly Part[]; quoter: Quoter },
): Problem | undefined {
  const quote = quoter.quote(part);
  if (part.isContext) return undefined;
  if (is(part, "if", "intended")) return { reason: "intended", quote };
  const isTopic = is(part, "if", "free") ||
    is(part, "if", "topic") &&
      (isFirst(part, parts) || isSlot(parts[parts.indexOf(part) - 1]));
  if (is(part, "if") && !isTopic) {
    const condition = conditionOf(part, { parts, quoter });
    return isPolite(condition) || isOfPresence(condition) ||
        isHedge(part, { parts, quoter })
      ? undefined
      : { reason: "condition", quote: condition };
  }
  if (is(part, "unsupported")) {
    return { reason: "unsupported", quote, what: part.value as Unsupported };
  }
  if (is(part, "people") && part.n! > 1) {
    return { reason: "unsupported", quote, what: "party" };
  }
  return undefined;
}

function unique(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
      .values(),
  ];
}
