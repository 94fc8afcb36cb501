/** Unread pieces that are as close as this are quoted together, in characters. */
const NEAR = 4;
/** The longest clause that is quoted for a piece too short to be recognised. */
const CLAUSE = 16;
const CLAUSE_END = /[、。，．,.!?！？\s]/;

/**
 * What to quote of a message for the pieces of it that were not understood.
 * Pieces of one or two letters say nothing to who wrote them, so neighbours are
 * quoted as one, and a lonely short one with the clause that it is in.
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
