import { is, type Part } from "./part.ts";

const KEEPS = /^(?:keep|hold|save|reserve|put|pop|stash)$/;
const ASIDE =
  /\b(?:for me|me an?|me \w+|aside|back for me|to one side|behind the counter|till|until)\b/;

/** "Can you keep a wax for me?", "save me two combs": an order. */
export function readSetAside(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  return parts.map((part, index) => {
    if (!KEEPS.test(textOf(part))) return part;
    const rest = parts.slice(index + 1);
    const end = rest.findIndex((one) => is(one, "break") || is(one, "comma"));
    const clause = end < 0 ? rest : rest.slice(0, end);
    const before = parts[index - 1];
    const isAsked = !before || is(before, "can") || is(before, "want") ||
      is(before, "filler", "please") || is(before, "social") ||
      is(before, "comma") || is(before, "break");
    const product = clause.find((one) => one.kind === "name");
    const isAside = is(product, "name", "product") &&
      ASIDE.test(textOf({ ...clause[0]!, end: clause.at(-1)!.end }));
    return isAsked && isAside ? { ...part, kind: "act", value: "order" } : part;
  });
}
