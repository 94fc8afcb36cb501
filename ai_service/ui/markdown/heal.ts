/** Where a link leads whose address is not written yet: nowhere. */
export const UNKNOWN_LINK = "unknown:";

/**
 * Markdown that is still being written, ended so that no half of a mark is
 * shown: emphasis and code are closed, a link without its end leads nowhere, and
 * the first row of a table waits for the second.
 */
export function healTail(text: string): string {
  const at = text.lastIndexOf("\n\n") + 1;
  return text.slice(0, at) + healBlock(text.slice(at));
}

function healBlock(block: string): string {
  if (isInFence(block)) return block;
  return closeMarks(withWholeLink(withoutHalfTable(withoutMark(block))));
}

/** A mark alone on the last line may become a list, a heading or a fence. */
function withoutMark(block: string): string {
  return block.replace(/(^|\n)[ \t]*([#>*+-]+|`{1,2}|\d+[.)]?)[ \t]*$/, "$1");
}

function isInFence(block: string): boolean {
  return (block.match(/^\s*```/gm)?.length ?? 0) % 2 === 1;
}

function withoutHalfTable(block: string): string {
  return /^\s*\|[^\n]*(\n\s*[|:\- ]*)?$/.test(block) ? "" : block;
}

/** A link from its first letter on, so that its element stays when the rest comes. */
function withWholeLink(block: string): string {
  return block.replace(
    /(!?)\[([^\]\n]*)(\](\([^)\n]*)?)?$/,
    (_, image: string, label: string) =>
      label === "" ? "" : `${image}[${closeMarks(label)}](${UNKNOWN_LINK})`,
  );
}

function closeMarks(block: string): string {
  // A mark at the very end opens nothing yet.
  const text = block.replace(/(\*{1,3}|`+|~~?)$/, "");
  const isOpen = (mark: RegExp) => (text.match(mark)?.length ?? 0) % 2 === 1;
  const rest = block.slice(text.length);
  if (isOpen(/`/g)) return `${text}\``;
  const closing = [
    isOpen(/\*\*/g) ? "**" : "",
    isOpen(/(?<![*\\])\*(?![*\s])|(?<=[^\s*])\*(?!\*)/g) ? "*" : "",
    isOpen(/~~/g) ? "~~" : "",
  ].filter(Boolean).join("");
  return closing === "" && rest !== "" && /^[*~`]/.test(rest)
    ? text
    : text + closing;
}
