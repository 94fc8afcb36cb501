import { restoreDay } from "./day_of_reason.ts";
import { markKept } from "./kept.ts";
import { is, type Part } from "./part.ts";
import { readReasons } from "./reasons.ts";

const SLOTS: ReadonlySet<string> = new Set([
  "day",
  "time",
  "shift",
  "name",
  "count",
  "num",
  "pick",
  "same",
  "any",
  "superlative",
]);

/** Parts that can be values of a slot. */
export function isSlot(part: Part | undefined): boolean {
  return part !== undefined && SLOTS.has(part.kind);
}

/** Marks what is said not to be wanted, and what is only a reason. */
export function readScope(parts: readonly Part[]): Part[] {
  const marked = readReasons(parts).map((part) => ({ ...part }));
  marked.forEach((part, index) => {
    if (is(part, "neg_after")) negateAfter(marked, index);
    if (is(part, "neg_before")) negateBefore(marked, index);
    if (is(part, "neg_aux")) negateVerb(marked, index);
  });
  marked.forEach((part, index) => {
    if (is(part, "because", "before")) markReason(clauseBefore(marked, index));
    if (is(part, "because", "ago")) markAgo(marked, index);
    if (is(part, "because", "after")) markReason(clauseAfter(marked, index));
    if (is(part, "if", "1")) markCondition(clauseAfter(marked, index));
    if (is(part, "if", "1")) markFallback(marked, index);
    if (is(part, "if", "occasion")) markOccasion(marked, index);
    if (part.kind === "context") part.isContext = true;
    if (is(part, "context", "work")) markCircumstance(marked, index);
    const next = marked[index + 1];
    const isOccasion = is(next, "context") ||
      is(next, "filler") && next.end - next.start === 2 &&
        is(marked[index + 2], "context");
    if (is(part, "unsupported", "other_person") && isOccasion) {
      part.isContext = true;
    }
  });
  markKept(marked);
  restoreProducts(marked);
  restoreDay(marked);
  return marked;
}

/** "I like the wax so I'll take one": the reason names the product. */
function restoreProducts(parts: readonly Part[]): void {
  const products = parts.filter((part) => is(part, "name", "product"));
  const isOrder = parts.some((part) =>
    !part.isContext &&
    (part.kind === "count" || is(part, "act", "order") ||
      is(part, "all", "each"))
  );
  if (isOrder && products.every((part) => part.isContext)) {
    for (const part of products) delete part.isContext;
  }
}

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break") || is(part, "comma") ||
  is(part, "because") || is(part, "correct") || is(part, "also");

const isLink = (part: Part | undefined) =>
  is(part, "and") || is(part, "either") || is(part, "particle") ||
  is(part, "filler") || is(part, "bound") || is(part, "title") ||
  is(part, "mark");

/** English: "not", "except" and what stands behind them. */
function negateAfter(parts: Part[], index: number): void {
  if (parts[index]!.value === "absent" && isPutOff(parts)) {
    return markOld(parts, index);
  }
  const negation = parts[index]!.value === "except" ? "except" : "not";
  const isOther = isOtherAct(parts, index);
  let hasAct = false;
  let last: Part | undefined;
  for (let at = index + 1; !isEnd(parts[at]); at++) {
    const part = parts[at]!;
    if (last && !hasAct && !goesOn(parts, at, last)) break;
    const isAbout = isOther && hasAct;
    if (!isAbout && (isSlot(part) || is(part, "act") || is(part, "noun"))) {
      part.negation = negation;
    }
    hasAct ||= part.kind === "act";
    if (isSlot(part)) last = part;
  }
  if (hasAct || last) parts[index]!.negation = negation;
}

/** "I don't want to move my visit, I want to cancel it" is about one thing. */
function isOtherAct(parts: readonly Part[], index: number): boolean {
  const rest = parts.slice(index + 1);
  const [first, ...others] = rest.filter((part) =>
    is(part, "act", "move", "cancel")
  );
  return first !== undefined &&
    others.some((part) => part.value !== first.value) &&
    rest.some((part) => is(part, "pick", "this"));
}

/** "Not Friday or Saturday", "not Friday at 3"; "not Mori on Friday" ends. */
function goesOn(parts: readonly Part[], at: number, last: Part): boolean {
  const part = parts[at]!;
  if (isSlot(part)) {
    const isListed = is(parts[at - 1], "and") || is(parts[at - 1], "either") ||
      is(parts[at - 2], "and") || is(parts[at - 2], "either");
    const isCounted = is(part, "name", "product") && last.n !== undefined;
    // "Not the one on the 27th" rejects what is there on that day.
    const isOne = isWhen(part) &&
      (is(last, "num", "word") && last.n === 1 || is(last, "pick", "this"));
    return isListed || isCounted || isOne ||
      isWhen(part) && isWhen(last) && part.kind !== last.kind;
  }
  return isLink(part);
}

const isWhen = (part: Part | undefined) => is(part, "day") || is(part, "time");

/** "I can't make it tomorrow, move it": tomorrow is when the booking is. */
function isPutOff(parts: readonly Part[]): boolean {
  return parts.some((part) =>
    is(part, "act", "move", "cancel") && !part.negation
  );
}

function markOld(parts: Part[], index: number): void {
  parts[index]!.isContext = true;
  for (let at = index + 1; !isEnd(parts[at]); at++) {
    if (isWhen(parts[at])) parts[at]!.value = "from";
  }
}

/** Japanese: じゃなくて, 以外, は無理 and what stands before them. */
function negateBefore(parts: Part[], index: number): void {
  // 「プレゼントじゃなくて」 rejects nothing that a card holds.
  if (is(parts[index - 1], "context")) parts[index]!.isContext = true;
  if (parts[index]!.value === "lapsed") return markLapsed(parts, index);
  const isContrast = parts[index]!.value === "contrast";
  const negation = isContrast ? "contrast" : "except";
  const isApart = is(parts[index - 1], "comma") ||
    is(parts[index - 1], "correct");
  let from = isApart ? index - 2 : index - 1;
  // 「キャンセル…ではなくて」: three full stops are a pause.
  while (from > 0 && is(parts[from], "break", ".")) from--;
  let hasSlot = false;
  for (let at = from; at >= 0; at--) {
    const part = parts[at]!;
    // 「キャンセルしたいのは着付けじゃなくて」 rejects the name alone.
    if (part.kind === "act" && hasSlot) break;
    if (isSlot(part) || part.kind === "act") {
      part.negation = negation;
      parts[index]!.negation = negation;
      hasSlot ||= isSlot(part);
    } else if (
      is(part, "particle", "wo", "ni") && !isCounted(parts, at) ||
      !isLink(part) && !is(part, "all") && !is(part, "want") &&
        !(at === from && is(part, "noun"))
    ) break;
  }
  // 「櫛は高いので外してください」 says twice that it is not wanted.
  const isAgain = is(parts[index - 1], "neg_before") &&
    parts[index - 1]!.negation !== undefined;
  if (!hasSlot && isAgain) parts[index]!.isContext = true;
}

/** ブラシを2本じゃなくて rejects both. */
function isCounted(parts: readonly Part[], at: number): boolean {
  return is(parts[at - 1], "name", "product") && parts[at + 1]?.n !== undefined;
}

/** 「金曜15時が難しくなったので」: when the booking is that has to be changed. */
function markLapsed(parts: Part[], index: number): void {
  parts[index]!.isContext = true;
  for (let at = index - 1; at >= 0 && !isEnd(parts[at]); at--) {
    if (isWhen(parts[at])) parts[at]!.value = "from";
  }
}

/** Japanese: しないで, したくない behind the verb; its clause goes with it. */
function negateVerb(parts: Part[], index: number): void {
  const near = parts.slice(Math.max(0, index - 4), index);
  const isVerb = near.some((part) => part.kind === "act") ||
    near.some((part) => is(part, "noun", "booking"));
  const isAsked = near.some((part) =>
    part.kind === "open" || part.kind === "exist"
  );
  if (!isVerb && isAsked) parts[index]!.isContext = true;
  if (!isVerb) return;
  const isAbsent = near.some((part) => is(part, "act", "come")) &&
    isPutOff(parts);
  if (isAbsent) return markAbsent(parts, index);
  parts[index]!.negation = "not";
  for (let at = index - 1; at >= 0 && !isEnd(parts[at]); at--) {
    const part = parts[at]!;
    if (isSlot(part) || part.kind === "act" || part.kind === "noun") {
      part.negation = "not";
    }
  }
}

/** 明日行けなくなったのでキャンセル: the clause says which booking it is. */
function markAbsent(parts: Part[], index: number): void {
  parts[index]!.isContext = true;
  for (let at = index - 1; at >= 0 && !isEnd(parts[at]); at--) {
    if (isWhen(parts[at])) parts[at]!.value = "from";
    if (is(parts[at], "act", "come")) parts[at]!.isContext = true;
  }
}

function clauseBefore(parts: readonly Part[], index: number): Part[] {
  let from = is(parts[index - 1], "comma") ? index - 1 : index;
  while (from > 0 && !isEnd(parts[from - 1])) from--;
  return parts.slice(from, index) as Part[];
}

function clauseAfter(parts: readonly Part[], index: number): Part[] {
  let to = index + 1;
  while (to < parts.length && !isEnd(parts[to])) to++;
  return parts.slice(index + 1, to) as Part[];
}

/** A reason is no wish; one that holds a wish is none. */
function markReason(clause: readonly Part[]): void {
  if (clause.some(isWish)) return;
  // 「5時は無理なので」 is no mere reason: what it rejects counts.
  const rejects = clause.some((part) => is(part, "neg_before"));
  for (const part of clause) {
    if (part.value !== "from" && !(rejects && isSlot(part))) markContext(part);
  }
}

const isWish = (part: Part) =>
  is(part, "want") || is(part, "open") || is(part, "any") ||
  part.kind === "act" && part.negation === undefined;

/** 「3月から行けてなくて」: a service that is named nowhere else is wanted. */
function markAgo(parts: readonly Part[], index: number): void {
  const clause = clauseBefore(parts, index);
  const isElsewhere = parts.some((part) =>
    is(part, "name", "service") && !clause.includes(part)
  );
  for (const part of clause) {
    if (isElsewhere || part.kind !== "name") markContext(part);
  }
}

/**
 * 「来たときに受け取ります」, 「洗うときのもの」: when something is done with what is
 * wanted, which no card holds.
 */
function markOccasion(parts: readonly Part[], index: number): void {
  const isOfThing = is(parts[index + 1], "particle", "no") ||
    clauseAfter(parts, index).some((part) =>
      is(part, "context", "pickup") || is(part, "act", "get", "take")
    );
  const isOrder = parts.some((part) =>
    part.kind === "count" || is(part, "name", "product")
  );
  if (!isOfThing || !isOrder) return;
  for (const part of [...clauseBefore(parts, index), parts[index]!]) {
    if (!is(part, "name", "product") && part.n === undefined) {
      part.isContext = true;
    }
  }
}

/**
 * 「あいてなければ別の日にします」: what else would be done, where it cannot be.
 * A card is shown only where it can.
 */
function markFallback(parts: readonly Part[], index: number): void {
  const clause = [
    ...clauseBefore(parts, index),
    parts[index]!,
    ...clauseAfter(parts, index),
  ];
  const isOther = clause.some((part) =>
    is(part, "pick", "other") || is(part, "answer", "later", "stop")
  );
  const isPlain = !clause.some((part) =>
    isSlot(part) && !is(part, "pick") || is(part, "act", "order", "cancel") ||
    is(part, "unread")
  );
  const isWhole = parts.some((part) =>
    is(part, "name", "service") && !clause.includes(part)
  );
  if (!isOther || !isPlain || !isWhole) return;
  for (const part of clause) part.isContext = true;
}

/** A condition is asked about as a whole. */
function markCondition(clause: readonly Part[]): void {
  for (const part of clause) if (is(part, "unread")) part.isContext = true;
}

/** "I work until three" says when, but not when to book. */
function markCircumstance(parts: readonly Part[], index: number): void {
  const isFirst = is(parts[index - 1], "comma");
  const clause = [
    ...(isFirst ? [] : clauseBefore(parts, index)),
    ...clauseAfter(parts, index),
  ];
  const isAsked = is(parts.slice(index).find(isEnd), "break", "?");
  const isOwn = clause.some((part) =>
    isWish(part) || part.kind === "name" || is(part, "noun", "booking") ||
    part.kind === "ask" || isAsked && part.kind === "topic"
  );
  if (!isOwn) clause.forEach(markContext);
}

function markContext(part: Part): void {
  const counts = part.kind === "unsupported" && part.value !== "other" ||
    part.kind === "if";
  if (!counts) part.isContext = true;
}
