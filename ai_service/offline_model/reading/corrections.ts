import { is, type Part } from "./part.ts";
import { isSlot } from "./scope.ts";

/** Finds the words that correct a value though they often mean something else. */
export function readCorrections(parts: readonly Part[]): Part[] {
  return parts.map((part, index) =>
    takenBack(
      furthered(
        hesitation(apology(noAlone(part, parts, index), parts, index), {
          parts,
          index,
        }),
        parts,
      ),
      parts,
    )
  );
}

/** "3. Uh, 4": the second of two values of a kind replaces the first. */
function hesitation(
  part: Part,
  { parts, index }: { parts: readonly Part[]; index: number },
): Part {
  if (index === 0 && is(part, "either")) {
    return { ...part, kind: "filler", value: "1" };
  }
  if (!is(part, "filler", "hm")) return part;
  const isGap = (one: Part) => isPause(one) || is(one, "break");
  const before = parts.slice(0, index).findLast((one) => !isGap(one));
  const next = parts.slice(index + 1).find((one) => !isGap(one));
  const isAgain = before !== undefined && next !== undefined &&
    isSlot(before) && before.kind === next.kind &&
    ["num", "time", "day"].includes(before.kind) &&
    !parts.some((one) => is(one, "either"));
  return isAgain ? { ...part, kind: "correct", value: "1" } : part;
}

/** "And actually a brush, too", それからやっぱり櫛も adds, and corrects nothing. */
function furthered(part: Part, parts: readonly Part[]): Part {
  if (!is(part, "correct", "1")) return part;
  const at = parts.findIndex(({ start }) => start === part.start);
  const clause = clauseFrom(parts, at + 1);
  const named = clause.findIndex((other) => is(other, "name", "product"));
  if (named < 0) return part;
  const before = parts.slice(0, at).findLast((other) => !isPause(other));
  const isLinked = is(before, "also") || is(before, "and") ||
    is(clause[0], "also");
  const isToo = is(clause[named + 1], "particle", "mo") ||
    clause.slice(named).some((other) => is(other, "also"));
  return isLinked || isToo ? { ...part, kind: "filler", value: "1" } : part;
}

/** "Skip the wax", behind "a brush and the wax", takes the wax back. */
function takenBack(part: Part, parts: readonly Part[]): Part {
  if (!is(part, "act", "cancel") && !is(part, "answer", "skip")) return part;
  const at = parts.findIndex(({ start }) => start === part.start);
  const named = clauseFrom(parts, at + 1).find((other) => !is(other, "filler"));
  const isSaid = is(named, "name", "product") &&
    parts.slice(0, at).some((other) =>
      is(other, "name", "product") &&
      other.ids!.some((id) => named.ids!.includes(id))
    );
  return isSaid ? { ...part, kind: "neg_after", value: "not" } : part;
}

function clauseFrom(parts: readonly Part[], from: number): readonly Part[] {
  const rest = parts.slice(from);
  const end = rest.findIndex((part) => is(part, "break"));
  return end < 0 ? rest : rest.slice(0, end);
}

const isPause = (part: Part) => is(part, "comma") || is(part, "filler");

/** "No," answers or corrects; it rejects nothing behind the comma. */
function noAlone(part: Part, parts: readonly Part[], index: number): Part {
  const next = parts[index + 1];
  const isEnded = !next || is(next, "comma") || is(next, "break") ||
    is(next, "correct") || is(next, "filler", "sorry") ||
    index === 0 && isOnlyNumber(parts.slice(1));
  const isNo = is(part, "neg_after") && part.end - part.start === 2 ||
    is(part, "answer", "no") && index > 0;
  if (!isNo || !isEnded || index > 0 && !parts.slice(0, index).some(isSlot)) {
    return part;
  }
  const isAnswer = index === 0 && !parts.slice(1).some(isChange) &&
    !isOnlyNumber(parts.slice(1));
  return isAnswer
    ? { ...part, kind: "answer", value: "no" }
    : { ...part, kind: "correct", value: "1" };
}

/** "No 4" is another number, and not a number that is not wanted. */
function isOnlyNumber([number, ...rest]: readonly Part[]): boolean {
  return is(number, "num") &&
    rest.every((part) => is(part, "break") || isPause(part));
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
