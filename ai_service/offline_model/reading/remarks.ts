import { is, type Part } from "./part.ts";

/** Numbers that say something of the person, never of what is wanted. */
const PERSONAL: ReadonlySet<string> = new Set([
  "age",
  "money",
  "contact",
  "times",
  "phone",
  "volume",
]);

/** Words that make a clause more than a remark. */
const MATTERS: ReadonlySet<string> = new Set([
  "act",
  "want",
  "open",
  "exist",
  "ask",
  "can",
  "name",
  "day",
  "time",
  "shift",
  "count",
  "if",
  "either",
  "unsupported",
  "neg_before",
  "neg_after",
  "neg_aux",
  "note",
  "any",
  "all",
]);

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break") || is(part, "comma") ||
  is(part, "because") || is(part, "correct") || is(part, "also");

/**
 * "I'm 25", 「9回目の利用です」, "my budget is 5,000 yen": a clause with such a
 * number and nothing that is wanted is a remark about the person.
 */
export function readRemarks(parts: readonly Part[]): Part[] {
  const read = [...parts];
  for (let from = 0; from < parts.length; from++) {
    let to = from;
    while (!isEnd(parts[to])) to++;
    const clause = parts.slice(from, to);
    const isAll = clause.length === parts.length;
    if (!isAll && isRemark(clause)) {
      for (let at = from; at < to; at++) {
        read[at] = { ...parts[at]!, isContext: true };
      }
    }
    from = to;
  }
  return read;
}

function isRemark(clause: readonly Part[]): boolean {
  const isPersonal = clause.some((part) =>
    PERSONAL.has(part.kind) || is(part, "duration", "months", "days") ||
    is(part, "people") && part.n === 1
  );
  return isPersonal &&
    !clause.some((part) =>
      MATTERS.has(part.kind) && !is(part, "exist", "sure")
    );
}
