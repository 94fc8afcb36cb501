import { is, type Part } from "./part.ts";

/** Tells words that give a reason from the same words that do not. */
export function readReasons(parts: readonly Part[]): Part[] {
  return parts.map((part, index) => {
    if (isChoice(parts, index)) {
      return { ...part, kind: "particle", value: "de" };
    }
    return isBehind(parts, index)
      ? { ...part, kind: "because", value: "before" }
      : part;
  });
}

/** 「一番早いのでお願いします」 chooses and gives no reason. */
function isChoice(parts: readonly Part[], index: number): boolean {
  const isOfTime = is(parts[index - 1], "noun", "time");
  const before = parts[index - (isOfTime ? 2 : 1)];
  const isChosen = is(before, "superlative") || is(before, "pick") ||
    is(before, "shift");
  return is(parts[index], "because", "before") && isChosen &&
    parts.slice(index + 1).every(isPlea);
}

const isPlea = (part: Part) =>
  is(part, "answer", "yes") || is(part, "want") || is(part, "filler") ||
  is(part, "break") || is(part, "act", "get") || is(part, "particle");

/** なんで behind a clause gives a reason, and asks for none. */
function isBehind(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  return is(parts[index], "ask", "why") && before !== undefined &&
    !isEnd(before) && isEnd(parts[index + 1]);
}

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break") || is(part, "comma");
