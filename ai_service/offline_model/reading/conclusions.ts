import { is, type Part } from "./part.ts";

/**
 * Words that look like a further wish or a choice, and are none: the "then" of
 * "make it three then", and the "or" of "3, or no, half past 3".
 */
export function readConclusions(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  const isThen = (part: Part, index: number) =>
    is(part, "also") && textOf(part) === "then" &&
    (isLast(parts, index) || is(parts[index - 1], "correct") ||
      is(parts[index + 1], "correct"));
  return parts.map((part, index) =>
    isThen(part, index) || isTakenBack(parts, index) ||
      isRefusedFirst(parts, index)
      ? { ...part, kind: "filler", value: "1" }
      : part
  );
}

/** "No, keep it. But could I add a cut?": the wish behind it is another one. */
function isRefusedFirst(parts: readonly Part[], index: number): boolean {
  if (!is(parts[0], "answer", "no", "stop")) return false;
  const end = parts.findIndex((part) => is(part, "break"));
  if (index > end || !is(parts[index], "answer", "no", "stop")) return false;
  const rest = parts.slice(end + 1);
  return end > 0 && rest.some((part) => is(part, "name")) &&
    rest.some((part) => is(part, "act") || is(part, "want"));
}

/** "Which of mine is first" asks for no day. */
export function readPlaces(parts: readonly Part[]): Part[] {
  const isCompared = parts.some((part) => is(part, "ask", "which"));
  return parts.map((part) =>
    isCompared && is(part, "ordinal", "1")
      ? { ...part, kind: "pick", value: "1" }
      : part
  );
}

/** Nothing but a "please" or a thank-you stands behind it in its sentence. */
function isLast(parts: readonly Part[], index: number): boolean {
  const next = parts.slice(index + 1).find((part) =>
    !is(part, "comma") && !is(part, "filler", "please")
  );
  return index > 0 && (!next || is(next, "break") || is(next, "social"));
}

function isTakenBack(parts: readonly Part[], index: number): boolean {
  const next = is(parts[index + 1], "comma") ? index + 2 : index + 1;
  return is(parts[index], "either") && index > 0 &&
    is(parts[next], "correct");
}
