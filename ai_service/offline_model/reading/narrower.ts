import { TRADE_WORDS } from "../../business.ts";
import { is, type Part } from "./part.ts";

const VERB = new RegExp(TRADE_WORDS.verbs, "i");

/**
 * A service and then the verb of the plainer one, maybe a clause later, are
 * the first alone; "and" between them makes two.
 */
export function joinVerbs(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  return parts.map((part, index) => {
    const isVerb = is(part, "name", "service") && VERB.test(textOf(part));
    if (!isVerb) return part;
    const at = parts.slice(0, index).findLastIndex((one) =>
      is(one, "name", "service")
    );
    const before = parts[at];
    if (isOfNext(parts, index, textOf)) {
      return { ...part, kind: "filler", value: "1", ids: [] };
    }
    const isOfIt = before && TRADE_WORDS.narrower.test(textOf(before)) &&
      parts.slice(at + 1, index).every(isBetween);
    return isOfIt ? { ...part, kind: "filler", value: "1", ids: [] } : part;
  });
}

/** "A trim of my bangs". */
function isOfNext(
  parts: readonly Part[],
  index: number,
  textOf: (part: Part) => string,
): boolean {
  const at = parts.findIndex((one, place) =>
    place > index && !is(one, "filler") && !is(one, "noun", "mine")
  );
  const next = parts[at];
  return at > index + 1 && is(next, "name", "service") &&
    TRADE_WORDS.narrower.test(textOf(next));
}

const APART: ReadonlySet<string> = new Set([
  "and",
  "also",
  "either",
  "correct",
  "name",
  "act",
]);

const isBetween = (part: Part) =>
  !APART.has(part.kind) && !part.kind.startsWith("neg") &&
  !is(part, "particle", "mo");
