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
    const isOfThings = is(token, "unsupported", "party") &&
      is(tokens[index + 1], "name", "product");
    const word = text.slice(token.start, token.end).replace(/^for /, "");
    const value = isOfThings ? COUNTS[word] : undefined;
    return value ? { ...token, kind: "number", value } : token;
  });
}
