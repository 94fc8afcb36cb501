import { is, type Part } from "./part.ts";

/**
 * Whether a message is about an order that was made before: "did I order the
 * wax?", 「櫛、もう注文したっけ」. What is wanted anew is no such question: a
 * wish, a quantity, or a verb of asking for something behind it.
 */
export function asksAboutOrder(parts: readonly Part[]): boolean {
  const told = parts.filter((part) => !part.isContext && !part.negation);
  const at = told.findIndex(isOrder);
  if (at < 0) return false;
  const isAsked = told.some((part) =>
    ASKING.some(([kind, ...values]) => is(part, kind!, ...values))
  );
  const isDone = isPast(told, at) || asksBefore(told, at);
  const isNew = told.some((part, index) =>
    // 「教えてください」 wishes for no product.
    is(part, "act", "get") && !is(told[index - 1], "act", "show") ||
    is(part, "want") || is(part, "also") || is(part, "same")
  );
  const isCounted = told.slice(at).some((part) =>
    part.kind === "count" || part.kind === "num"
  );
  if (isNew || isCounted && !isAsked) return false;
  return isDone || isAsked && isOwn(told) && !isCounted;
}

const ASKING: readonly (readonly string[])[] = [
  ["break", "?"],
  ["ask"],
  ["exist"],
  ["particle", "q"],
  ["can"],
];

const isOrder = (part: Part | undefined) =>
  is(part, "act", "order") || is(part, "noun", "order");

/** "Ordered" and 注文した: the verb, then its ending. */
function isPast(parts: readonly Part[], at: number): boolean {
  for (const part of parts.slice(at + 1)) {
    if (is(part, "past") || is(part, "exist", "done")) return true;
    if (!is(part, "filler") && !is(part, "can")) return false;
  }
  return false;
}

/** "Was the wax order placed?": what asks stands before the verb. */
function asksBefore(parts: readonly Part[], at: number): boolean {
  const first = parts.slice(0, at).findIndex((part) =>
    is(part, "past") || is(part, "exist", "own", "done")
  );
  return first >= 0 &&
    parts.slice(0, first).every((part) => is(part, "filler"));
}

/** The order has a state already: paid, unpaid, a number. */
const isOwn = (parts: readonly Part[]) =>
  parts.some((part) => is(part, "noun", "order")) &&
  parts.some((part) => is(part, "act", "order"));
