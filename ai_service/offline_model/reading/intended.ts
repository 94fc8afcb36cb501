import {
  type Intention,
  intentionIn,
  isOfRetreat,
  retreats,
} from "./intention_words.ts";
import { is, type Part } from "./part.ts";

type TextOf = (part: Part) => string;

/**
 * "I was going to cancel my visit, but I can make it after all": what was
 * intended is no wish. It is taken back by what follows, gives way to another
 * wish, or is asked about.
 */
export function readIntended(
  parts: readonly Part[],
  textOf: TextOf,
): Part[] {
  const clauses = clausesOf(parts);
  for (const [at, clause] of clauses.entries()) {
    const behind = clauses.slice(at + 1).flat();
    if (isWithdrawn(clause, behind, textOf)) return takenBack(parts);
    const intention = isOfAct(clause)
      ? intentionIn(textIn(clause, textOf))
      : undefined;
    if (!intention) continue;
    const isSure = intention.isOver && !isQuestion(behind);
    const isBack = retreats(textIn(behind, textOf), isSure);
    const isOther = hasWish(behind, textOf) || hasChange(behind) && !isBack;
    if (isBack && !isOther) return takenBack(parts);
    if (!intention.isOver) continue;
    if (!isOther) return askedAbout(parts, clause, intention);
    const isKnown = isBack || behind.some((part) => part.kind === "name");
    return setAside(parts, clause, isKnown);
  }
  return [...parts];
}

/** "Cancel it... no wait, I can make it": a wish, and then its end. */
function isWithdrawn(
  clause: readonly Part[],
  behind: readonly Part[],
  textOf: TextOf,
): boolean {
  const isWish = isOfAct(clause) ||
    clause.some((part) => is(part, "name", "product", "service"));
  const isCorrected = behind.some((part) =>
    is(part, "correct") || is(part, "answer", "no")
  );
  return isWish && isCorrected && !isQuestion(behind) &&
    !hasWish(behind, textOf) &&
    !behind.some((part) =>
      is(part, "neg_after", "absent") || isValue(part) && part.n !== 1
    ) && retreats(textIn(behind, textOf), true);
}

const textIn = (parts: readonly Part[], textOf: TextOf) =>
  parts.length > 0 ? textOf({ ...parts[0]!, end: parts.at(-1)!.end }) : "";

/** Clauses, each with the mark or the word that ends it. */
function clausesOf(parts: readonly Part[]): Part[][] {
  const clauses: Part[][] = [[]];
  for (const part of parts) {
    clauses.at(-1)!.push(part);
    const isEnd = is(part, "break") || is(part, "comma") ||
      is(part, "because");
    if (isEnd) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}

const CHANGES = ["cancel", "move", "book", "order", "fill", "submit"];

/** Something that a card could be shown for. */
const isOfAct = (clause: readonly Part[]) =>
  clause.some((part) =>
    !part.negation &&
    (is(part, "act", ...CHANGES) || is(part, "noun", "booking", "order") ||
      is(part, "name", "form") || is(part, "neg_after", "except"))
  );

const isQuestion = (parts: readonly Part[]) =>
  parts.some((part, index) =>
    is(part, "break", "?") ||
    is(part, "either") && index >= parts.length - 2
  );

const isValue = (part: Part) =>
  ["day", "time", "shift", "name", "count", "num"].includes(part.kind);

/** A verb of a wish, or a question; "drop it" and the like end a wish. */
const hasWish = (parts: readonly Part[], textOf: TextOf) =>
  parts.some((part) =>
    !part.isContext && !part.negation && !isOfRetreat(textOf(part)) &&
    (is(part, "act", ...CHANGES) || is(part, "open") || is(part, "ask") ||
      is(part, "exist") || is(part, "topic") ||
      is(part, "act", "agree", "get", "take") && parts.some(isValue))
  );

/** "Make it Saturday instead": a value that is wanted without a verb. */
const hasChange = (parts: readonly Part[]) =>
  parts.some(isValue) &&
  parts.some((part) => is(part, "correct") || is(part, "want"));

/** Another wish follows; of the old one only the names may still be needed. */
function setAside(
  parts: readonly Part[],
  clause: readonly Part[],
  isKnown: boolean,
): Part[] {
  return parts.map((part) => {
    const isOf = clause.includes(part) && !is(part, "because") &&
      (isKnown || part.kind !== "name");
    if (!isOf) return part;
    // "I was going to keep it" keeps nothing.
    const plain = is(part, "neg_after") ? { kind: "filler", value: "1" } : {};
    return { ...part, ...plain, isContext: true as const };
  });
}

/** The parts of a wish that is withdrawn: all of them are only context. */
function takenBack(parts: readonly Part[]): Part[] {
  return parts.map(({ start, end, ...part }, index) =>
    index === 0
      ? { start, end, kind: "answer", value: "stop" }
      : { ...part, start, end, isContext: true as const }
  );
}

/** Whether it is wanted now is asked; the words that tell it are read so. */
function askedAbout(
  parts: readonly Part[],
  clause: readonly Part[],
  { from, to }: Intention,
): Part[] {
  const { start } = clause[0]!;
  const [first, ...others] = clause.filter((part) =>
    part.end > start + from && part.start < start + to && !isValue(part) &&
    !is(part, "act") && !is(part, "noun", "booking", "order")
  );
  const mark = first ?? clause.at(-1)!;
  return parts.map((part) => {
    if (part === mark) return { ...part, kind: "if", value: "intended" };
    return others.includes(part) || clause.includes(part) && is(part, "past")
      ? { ...part, isContext: true as const }
      : part;
  });
}
