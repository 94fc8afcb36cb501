/**
 * Control characters (C0, DEL, C1), line and paragraph separators, controls of
 * text direction, and lone surrogates. Databases refuse some of them, and the
 * others let a text break out of its line or show as something else.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u;

/** Whether `text` has a character that no id and no e-mail address has. */
export function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/** Line breaks of every kind (Unicode, UAX 14 class BK and relatives). */
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Characters that nobody sees and no script needs: controls, also those of text
 * direction, zero-width spaces, byte order marks, annotations and lone
 * surrogates. Tags count, except in an emoji flag, where they follow U+1F3F4:
 * they can carry a text that only a model reads.
 */
const INVISIBLE =
  /(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\u00ad\u034f\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu;

/**
 * Joiners, except inside an emoji, and between letters of scripts that join
 * (Arabic, the scripts of India): elsewhere they only hide a word from a search.
 */
const USELESS_JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}]|(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L})[\u200c\u200d]+|[\u200c\u200d]+(?!\p{Extended_Pictographic}|(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L})/gu;

/** Letters and symbols that look like nothing: fillers, the empty Braille cell. */
const BLANK = /[\u115f\u1160\u3164\uffa0\u2800]/g;

/**
 * A text as people wrote it, without what cannot be seen: every line break is
 * `\n`, a tab is a space. Empty if nothing in it is visible.
 */
export function foldText(text: string): string {
  const folded = text.replace(LINE_BREAKS, "\n").replaceAll("\t", " ")
    .replace(INVISIBLE, "").replace(USELESS_JOINERS, "");
  return isVisible(folded) ? folded : "";
}

function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(BLANK, ""));
}
