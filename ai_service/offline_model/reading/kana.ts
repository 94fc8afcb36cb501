const ROWS: Readonly<Record<string, string>> = {
  "": "あいうえお",
  k: "かきくけこ",
  g: "がぎぐげご",
  s: "さしすせそ",
  z: "ざじずぜぞ",
  t: "たちつてと",
  d: "だぢづでど",
  n: "なにぬねの",
  h: "はひふへほ",
  b: "ばびぶべぼ",
  p: "ぱぴぷぺぽ",
  m: "まみむめも",
  y: "や ゆ よ",
  r: "らりるれろ",
  w: "わ   を",
};
const WIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sh: { a: "しゃ", i: "し", u: "しゅ", e: "しぇ", o: "しょ" },
  ch: { a: "ちゃ", i: "ち", u: "ちゅ", e: "ちぇ", o: "ちょ" },
  j: { a: "じゃ", i: "じ", u: "じゅ", e: "じぇ", o: "じょ" },
  ts: { u: "つ" },
  f: { u: "ふ" },
};

/**
 * A name in Hepburn romanization as hiragana, such as "hayashi"; undefined where
 * it is none.
 */
export function hiraganaOf(romaji: string): string | undefined {
  let rest = romaji.toLowerCase();
  let kana = "";
  while (rest) {
    const [syllable = "", head = "", vowel = ""] =
      /^(sh|ch|ts|[kgsztdnhbpmyrwfj]?)([aiueo])/.exec(rest) ?? [];
    const sign = WIDE[head]?.[vowel] ?? ROWS[head]?.["aiueo".indexOf(vowel)];
    if (syllable && sign?.trim()) {
      kana += sign;
      rest = rest.slice(syllable.length);
    } else if (rest.startsWith("n")) {
      kana += "ん";
      rest = rest.slice(1);
    } else return undefined;
  }
  return kana || undefined;
}
