import { is, type Part } from "./part.ts";
import type { Quoter } from "./values.ts";

/** "I still have some at home", 「まだ家にあるので」. */
const OWNED = [
  /\bi(?:'ve got| have got| have|'ve) .*\b(?:already|enough|plenty|lots|left|at home)\b/i,
  /\bi (?:still|already) (?:have|got)\b|\bi(?:'ve| have) (?:still|already) got\b/i,
  /\b(?:don't|do not|dont) need\b/i,
  /(?:まだ|家に|うちに|前に買った).{0,14}(?:ある|あり|残って|残り)/,
  /(?:いりません|要りません|いらない|要らない|いらん|間に合って)/,
];
/** A question after the stock, and a wish. */
const ASKED =
  /[?？]|ますか|ですか|\b(?:you|one more|another|please|want|like to|order|buy)\b|ください|ほしい|欲しい|お願い/i;

/** The products that somebody has, and does not ask for. */
export function ownedIn(
  parts: readonly Part[],
  products: readonly Part[],
  quoter: Quoter,
): Part[] {
  return products.filter((product) => {
    const [first, last] = clauseOf(parts, product);
    const text = quoter.quote(first, last).normalize("NFKC");
    return OWNED.some((owned) => owned.test(text)) && !ASKED.test(text);
  });
}

/** The first and the last part of the clause. */
function clauseOf(parts: readonly Part[], product: Part): [Part, Part] {
  const at = parts.indexOf(product);
  const from = parts.findLastIndex((part, index) => index < at && isEnd(part));
  const to = parts.findIndex((part, index) => index > at && isEnd(part));
  const end = to < 0 ? parts.length - 1 : to;
  return [parts[from + 1]!, parts[end]!];
}

function isEnd(part: Part): boolean {
  return is(part, "break") || is(part, "comma") ||
    is(part, "because", "before") && part.end - part.start === 2;
}
