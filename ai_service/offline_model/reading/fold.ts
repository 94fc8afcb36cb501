/** A text as the rules read it, and where each of its characters came from. */
export interface Folded {
  text: string;
  original: string;
  /** Whether each unit was katakana, so that its words are not cut in pieces. */
  isKatakana: readonly boolean[];
  /** For each UTF-16 unit of `text`, and its end, the place in `original`. */
  at: readonly number[];
}

/** Longer messages are read up to here, and never lead to a write. */
export const MAX_LENGTH = 2000;

/** A character with the marks that compose with it (ｶﾞ, か + ゛, e + ´). */
const CLUSTER = /[^][\uFF9E\uFF9F\p{M}]*/gu;
/** What is the same folded, and most of what is written. */
const PLAIN = /^[a-z0-9ぁ-ゖ一-鿿]$/;
/** Characters that are not seen: zero width, soft hyphen, direction. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE0F\uFEFF]/;

/**
 * Width, case and kana do not change what is said: NFKC, lower case, katakana
 * as hiragana, one space for many, one kind of dash, quote and tilde.
 */
export function fold(original: string): Folded {
  let text = "";
  const at: number[] = [];
  const isKatakana: boolean[] = [];
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    for (const unit of foldCluster(cluster)) {
      if (isRepeatedSpace(text, unit)) continue;
      text += unit;
      at.push(index);
      isKatakana.push(
        /[\u30A1-\u30FA\uFF66-\uFF6F\uFF71-\uFF9F]/.test(cluster) ||
          unit === "ー" && isKatakana.at(-1) === true,
      );
    }
  }
  const isMixed = /[ぁ-ゖ\p{Script=Han}]/u.test(original);
  return {
    text,
    original,
    isKatakana: isMixed ? isKatakana : isKatakana.map(() => false),
    at: [...at, original.length],
  };
}

/** The text that was written where the rules read from `start` to `end`. */
export function quote(folded: Folded, start: number, end: number): string {
  const { at, original } = folded;
  return original.slice(at[start], at[end]).trim();
}

function isRepeatedSpace(text: string, unit: string): boolean {
  return unit === " " && (text === "" || /[ \n]$/.test(text));
}

function foldCluster(cluster: string): string[] {
  if (PLAIN.test(cluster)) return [cluster];
  return cluster.normalize("NFKC").toLowerCase().split("").map(foldUnit);
}

function foldUnit(unit: string): string {
  if (INVISIBLE.test(unit)) return "";
  if (unit >= "ァ" && unit <= "ヶ") {
    return String.fromCharCode(unit.charCodeAt(0) - 0x60);
  }
  if (unit === "\n") return "\n";
  if (/\s/.test(unit)) return " ";
  return SAME.get(unit) ?? unit;
}

const SAME = new Map([
  ..."‐‑‒–—―−".split("").map((dash) => [dash, "-"] as const),
  ..."〜∼".split("").map((tilde) => [tilde, "~"] as const),
  ..."‘’´`".split("").map((quote) => [quote, "'"] as const),
  ..."“”„".split("").map((quote) => [quote, '"'] as const),
]);

/** A pattern in the spelling that the rules read; its flags are not kept. */
export function foldedPattern({ source }: RegExp): RegExp {
  return new RegExp(fold(source).text);
}
