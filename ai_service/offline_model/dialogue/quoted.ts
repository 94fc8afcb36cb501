/** Unread pieces that are as close as this are quoted together, in characters. */
const NEAR = 4;
/** The longest clause that is quoted for a piece too short to be recognised. */
const CLAUSE = 16;
const CLAUSE_END = /[、。，．,.!?！？\s]/;

/**
 * Chooses the quotes of a message for its pieces that were not understood. The
 * author does not recognise a piece of one or two letters, so pieces that are near
 * each other become one quote, and a single short piece is quoted with its clause.
 */
export function quotedIn(text: string, pieces: readonly string[]): string[] {
  const spans: { from: number; to: number }[] = [];
  const unfound: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = text.indexOf(piece, at);
    if (from < 0) {
      unfound.push(piece);
      continue;
    }
    const last = spans.at(-1);
    at = from + piece.length;
    if (last && from - last.to <= NEAR && isOneClause(text, last.to, from)) {
      last.to = at;
    } else spans.push({ from, to: at });
  }
  return [...spans.map((span) => recognisable(text, span)), ...unfound];
}

function isOneClause(text: string, from: number, to: number): boolean {
  return !/[、。，．,.!?！？\n]/.test(text.slice(from, to));
}

function recognisable(
  text: string,
  { from, to }: { from: number; to: number },
): string {
  const piece = text.slice(from, to);
  if (piece.length > 2) return piece;
  let [start, end] = [from, to];
  while (start > 0 && !CLAUSE_END.test(text[start - 1]!)) start--;
  while (end < text.length && !CLAUSE_END.test(text[end]!)) end++;
  return end - start <= CLAUSE ? text.slice(start, end) : piece;
}
