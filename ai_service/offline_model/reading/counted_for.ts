import { is } from "./part.ts";
import type { Token } from "./token.ts";

const COUNTS: Readonly<Record<string, string>> = {
  two: "2",
  three: "3",
  four: "4",
};

/** "An order for three combs" counts things, "a table for three" people. */
export function readCountedFor(
  tokens: readonly Token[],
  text: string,
): Token[] {
  return tokens.map((token, index) => {
    if (isWeekdaysOne(tokens, index)) {
      return { ...token, kind: "filler", value: "one" };
    }
    const isOfThings = is(token, "unsupported", "party") &&
      is(tokens[index + 1], "name", "product");
    const word = text.slice(token.start, token.end).replace(/^for /, "");
    const value = isOfThings ? COUNTS[word] : undefined;
    return value ? { ...token, kind: "number", value } : token;
  });
}

/** "The Tuesday one" is the booking of that day, and no number. */
function isWeekdaysOne(tokens: readonly Token[], index: number): boolean {
  const isTime = ["unit", "ampm", "clock", "number", "num"].some((kind) =>
    is(tokens[index + 1], kind)
  );
  return is(tokens[index], "number", "1") && is(tokens[index - 1], "weekday") &&
    is(tokens[index - 2], "filler") && !isTime;
}
