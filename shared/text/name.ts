import { foldText } from "./unprintable.ts";

/** Longest display name, in code points. */
const MAX_NAME = 100;
/** More of a name than this, in UTF-16 code units, is not looked at. */
const MAX_NAME_READ = 10 * MAX_NAME;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * The name as one line that can be shown: line breaks become spaces, characters
 * that cannot be seen go. A long name ends between two graphemes, so that no
 * accent and no part of an emoji is cut off. At most 100 code points.
 */
export function foldName(name: string): string {
  const line = foldLine(name.slice(0, MAX_NAME_READ).normalize("NFC"));
  let kept = "";
  let length = 0;
  for (const { segment } of graphemes.segment(line)) {
    length += [...segment].length;
    if (length > MAX_NAME) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** A text as one line: as {@linkcode foldText}, with spaces for line breaks. */
export function foldLine(text: string): string {
  return foldText(text).replace(/\n+/g, " ").trim();
}
