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
    if (isFamily) continue;
    if (is(part, "if", "stock") && intent === "order") continue;
    const problem = problemOf(part, { parts, quoter });
    if (problem) problems.push(problem);
    else if (!filled.used.has(part) && !isNamed(part, { intent, parts })) {
      problems.push(unread(parts, part, quoter));
    }
  }
  return unique(problems);
}

/** Whom these are for, or who comes along, changes nothing. */
const FAMILY_IS_FINE: ReadonlySet<Intent> = new Set<Intent>([
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

/** "I don't want to book yet", beside a question after open times. */
function isOnlyLook(problem: Problem, intent: Intent): boolean {
  return intent === "open_times" && problem.reason === "negated" &&
    problem.intent === "book";
}

/** When an order is fetched is nothing that an order holds. */
function isPickup(part: Part, parts: readonly Part[]): boolean {
  return (part.kind === "day" || part.kind === "time") &&
    parts.some((other) => is(other, "context", "pickup"));
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
  { intent, parts }: { intent: Intent; parts: readonly Part[] },
): boolean {
  const isMeasure = is(part, "volume") && intent === "order" ||
    (is(part, "duration") || is(part, "minute")) && intent === "book";
  if (isMeasure && !part.isContext) {
    return isOfName(part, parts);
  }
  if (isHarmless(part, intent) || isPickup(part, parts)) return true;
  if (isBothNamed(part, { intent, parts }) || isSameCount(part, parts)) {
    return true;
  }
  if (is(part, "num", "word") && part.n === 1 && CANCELS.has(intent)) {
    return true;
  }
  if (LOOSE.has(intent)) return MANNER.has(part.kind);
  return !WRITES.has(intent) && part.kind !== "unread";
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
  const at = parts.indexOf(part);
  const isTitled = is(part, "unread") &&
    (is(parts[at - 1], "title", "before") ||
      is(parts[at + 1], "title", "after"));
  const quote = quoter.quote(part);
  if (isTitled) return { reason: "unknown_name", quote, slot: "stylist" };
  const weight = weightOf(parts, at, quote);
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

function problemOf(
  part: Part,
  { parts, quoter }: { parts: readonly Part[]; quoter: Quoter },
): Problem | undefined {
  const quote = quoter.quote(part);
  if (part.isContext) return undefined;
  const isTopic = is(part, "if", "free") ||
    is(part, "if", "topic") &&
      (isFirst(part, parts) || isSlot(parts[parts.indexOf(part) - 1]));
  if (is(part, "if") && !isTopic) {
    return { reason: "condition", quote: conditionOf(part, { parts, quoter }) };
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
