import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";

/** Finds the words that correct a value though they often mean something else. */
export function readCorrections(parts: readonly Part[]): Part[] {
  return parts.map((part, index) =>
    apology(noAlone(part, parts, index), parts, index)
  );
}

/** "No," answers or corrects; it rejects nothing behind the comma. */
function noAlone(part: Part, parts: readonly Part[], index: number): Part {
  const next = parts[index + 1];
  const isEnded = !next || is(next, "comma") || is(next, "break") ||
    is(next, "correct");
  const isNo = is(part, "neg_after") && part.end - part.start === 2 ||
    is(part, "answer", "no") && index > 0;
  if (!isNo || !isEnded || index > 0 && !parts.slice(0, index).some(isSlot)) {
    return part;
  }
  const isAnswer = index === 0 && !parts.slice(1).some(isChange);
  return isAnswer
    ? { ...part, kind: "answer", value: "no" }
    : { ...part, kind: "correct", value: "1" };
}

const isChange = (part: Part) => is(part, "act", "move", "cancel", "book");

/** "Sorry," between two values corrects the first. */
function apology(part: Part, parts: readonly Part[], index: number): Part {
  if (!is(part, "filler", "sorry") || index === 0) return part;
  const isBehind = parts.slice(0, index).some(isSlot);
  const next = parts.slice(index + 1).find((other) =>
    !is(other, "filler") && !is(other, "comma") && !is(other, "correct") &&
    !is(other, "noun", "mine")
  );
  const isBefore = isSlot(next) || is(next, "title") || is(next, "bound");
  return isBehind && isBefore ? { ...part, kind: "correct", value: "1" } : part;
}
