/** The first and last katakana that have a hiragana, and how far away it is. */
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const TO_HIRAGANA = 0x60;

/**
 * The text as a search compares it: forms of a character that look different
 * count as one (Unicode NFKC), and so do upper and lower case, and the two
 * kanas: アオ, あお and ｱｵ are the same.
 */
export function normalizeForSearch(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(
    KATAKANA,
    (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA),
  );
}
