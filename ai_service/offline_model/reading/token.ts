/** A stretch of the folded text with one meaning. */
export interface Token {
  /** A key of the lexicon, or one of the kinds that the lexer makes itself. */
  kind: string;
  /** A key of the lexicon's rows, or what a number or a name stands for. */
  value: string;
  start: number;
  /** Exclusive. */
  end: number;
  /** Things that a name may stand for; one, if it is clear. */
  ids?: readonly string[];
}

/** What a lexeme stands for, wherever it stands. */
export type Meaning = Pick<Token, "kind" | "value" | "ids">;

/** A number token's value. */
export function numberOf(token: Token | undefined): number | undefined {
  if (token?.kind !== "num") return undefined;
  const value = Number(token.value);
  return Number.isFinite(value) ? value : undefined;
}
