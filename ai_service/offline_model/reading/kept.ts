import { is, type Part } from "./part.ts";

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break") || is(part, "comma") ||
  is(part, "because");

/**
 * 「19日は行けなくなりました。28日は行きます」, "Cancel the 5th. I'll still come on
 * the 11th": the second one stays as it is.
 */
export function markKept(parts: Part[]): void {
  const isGiven = (part: Part) =>
    part.kind === "day" && (part.negation !== undefined ||
      part.value === "from");
  const cancel = parts.findIndex((part) =>
    is(part, "act", "cancel") && !part.negation && !part.isContext
  );
  parts.forEach((part, index) => {
    if (!is(part, "act", "come") || part.negation) return;
    const from = parts.slice(0, index).findLastIndex(isEnd) + 1;
    const to = parts.findIndex((one, at) => at >= index && isEnd(one));
    const clause = parts.slice(from, to < 0 ? parts.length : to);
    const before = parts.slice(0, from);
    const isGivenUp = before.some(isGiven);
    const isOther = isGivenUp || cancel >= 0 &&
        cancel < from && before.some((one) => one.kind === "day");
    if (!isOther || !isStatement(clause)) return;
    for (const one of clause) {
      // Whether there is a visit on that day is looked up.
      if (one.kind === "day" && !isGivenUp) one.negation = "except";
      else one.isContext = true;
    }
  });
}

/** Only a day, and that one comes then: no wish, no question. */
function isStatement(clause: readonly Part[]): boolean {
  const days = clause.filter((part) => part.kind === "day");
  const next = clause[clause.indexOf(days[0]!) + 1];
  // 「日曜に行きます」 is a new plan.
  return days.length === 1 && !days[0]!.negation &&
    !is(next, "particle", "ni") &&
    clause.every((part) =>
      part.kind === "day" || is(part, "act", "come") ||
      is(part, "particle") || is(part, "filler") || is(part, "noun", "mine") ||
      is(part, "mark")
    );
}
