import type { Token } from "marked";

/** Blocks at the end that more text can still change. */
const UNSETTLED = 2;

/** How far a text that grows is read for good, and what that came to. */
export interface Settled<Block> {
  text: string;
  blocks: readonly Block[];
}

/**
 * The next part of the blocks that no further text changes. A block is settled
 * when others stand behind it: then it need not be read and made again.
 */
export function settle<Block>(
  before: Settled<Block>,
  tokens: readonly Token[],
  { rest, make }: {
    /** The text that the tokens are of. */
    rest: string;
    /** Makes the block at that place. */
    make: (token: Token, at: number) => Block;
  },
): Settled<Block> {
  const visible = tokens.flatMap(({ type }, at) => type === "space" ? [] : at);
  const end = visible.at(-UNSETTLED - 1);
  if (end === undefined) return before;
  const settled = tokens.slice(0, end + 1);
  const raw = settled.map(({ raw }) => raw).join("");
  // The reader changes some characters, such as tabs; then all is read again.
  if (!rest.startsWith(raw)) return before;
  const { length } = before.blocks;
  return {
    text: before.text + raw,
    blocks: [
      ...before.blocks,
      ...settled.map((token, at) => make(token, length + at)),
    ],
  };
}
