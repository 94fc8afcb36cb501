/** Code points that a text may have for each character that it may have. */
const CODE_POINTS = 8;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The code points of the longest text of `max` characters. */
export function maxCodePoints(max: number): number {
  return CODE_POINTS * max;
}

/**
 * Whether `text` has at most `max` characters as people count them, which are
 * graphemes (Unicode, UAX 29), so that 𠮷, が in two parts and a family emoji are
 * one each. A grapheme can be of any length, so there are at most 8 code points
 * for each of the `max`.
 */
export function isWithinLength(text: string, max: number): boolean {
  if (text.length <= max) return true;
  // A code point is at most two code units, so this needs no counting.
  if (text.length > 2 * maxCodePoints(max)) return false;
  if ([...text].length > maxCodePoints(max)) return false;
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count > max) return false;
  return true;
}
