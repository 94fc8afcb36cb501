import { normalizeForSearch } from "./normalize_for_search.ts";

/** The part of a text around a hit. */
export interface Excerpt {
  before: string;
  /** The hit, as it is written there. */
  match: string;
  after: string;
}

/** Longest text before and behind the hit, in characters. */
const AROUND = { before: 30, after: 60 };
/** A character with the marks that belong to it, also those of half width. */
const CHARACTERS = /[^][\p{M}\uff9e\uff9f]*/gu;

/**
 * The text around the first place where it contains `folded`, which is never
 * empty.
 */
export function excerptOf(text: string, folded: string): Excerpt {
  const characters = text.normalize("NFC").replaceAll(/\s+/g, " ")
    .match(CHARACTERS) ?? [];
  const { from, to } = placeOf(characters, folded);
  return {
    before: cutStart(characters.slice(0, from)),
    match: characters.slice(from, to).join(""),
    after: cutEnd(characters.slice(to)),
  };
}

/** The characters from `from` to `to`; none where folding one by one differs. */
function placeOf(
  characters: readonly string[],
  folded: string,
): { from: number; to: number } {
  const pieces = characters.map(normalizeForSearch);
  const start = pieces.join("").indexOf(folded);
  if (start < 0) return { from: 0, to: 0 };
  return {
    from: characterAt(pieces, start),
    to: characterAt(pieces, start + folded.length - 1) + 1,
  };
}

/** The index of the piece that holds this position of the joined pieces. */
function characterAt(pieces: readonly string[], position: number): number {
  let end = 0;
  return pieces.findIndex((piece) => (end += piece.length) > position);
}

function cutStart(characters: readonly string[]): string {
  const kept = characters.slice(-AROUND.before).join("");
  return characters.length > AROUND.before ? `…${kept}` : kept;
}

function cutEnd(characters: readonly string[]): string {
  const kept = characters.slice(0, AROUND.after).join("");
  return characters.length > AROUND.after ? `${kept}…` : kept;
}
