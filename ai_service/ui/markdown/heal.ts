/**
 * Markdown that is still being written, ended so that no half of a mark is
 * shown: emphasis and code are closed, a link without its end is its text, and
 * the first row of a table waits for the second.
 */
export function healTail(text: string): string {
  const at = text.lastIndexOf("\n\n") + 1;
  return text.slice(0, at) + healBlock(text.slice(at));
}

function healBlock(block: string): string {
  if (isInFence(block)) return block;
  return closeMarks(withoutHalfLink(withoutHalfTable(block)));
}

function isInFence(block: string): boolean {
  return (block.match(/^\s*```/gm)?.length ?? 0) % 2 === 1;
}

function withoutHalfTable(block: string): string {
  return /^\s*\|[^\n]*(\n\s*[|:\- ]*)?$/.test(block) ? "" : block;
}

function withoutHalfLink(block: string): string {
  return block.replace(/!?\[([^\]\n]*)(\](\([^)\n]*)?)?$/, "$1");
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
