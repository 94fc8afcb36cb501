/**
 * Control characters (C0, DEL, C1), line and paragraph separators, controls of
 * text direction, and lone surrogates. Databases refuse some of them, and the
 * others let a text break out of its line or show as something else.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, "gu");
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Longest display name, in code points. */
const MAX_NAME = 100;
/** More of a name than this, in UTF-16 code units, is not looked at. */
const MAX_NAME_READ = 10 * MAX_NAME;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Whether `text` has a character that no id and no e-mail address has. */
export function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/**
 * The name as one line that can be shown: line breaks become spaces, other
 * unprintable characters go. A long name ends between two graphemes, so that no
 * accent and no part of an emoji is cut off. At most 100 code points.
 */
export function foldName(name: string): string {
  const line = name.slice(0, MAX_NAME_READ).normalize("NFC")
    .replace(LINE_BREAKS, " ").replace(ALL_UNPRINTABLE, "").trim();
  let kept = "";
  let length = 0;
  for (const { segment } of graphemes.segment(line)) {
    length += [...segment].length;
    if (length > MAX_NAME) break;
    kept += segment;
  }
  return kept.trimEnd();
}
