import { isDigit, isLatin } from "./trie.ts";
import type { Meaning } from "./token.ts";

/** A literal that begins at a place: its end and what it stands for. */
export type Found = (end: number, meaning: Meaning) => void;

type Literal = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray) => Meaning | undefined,
];

const meaning = (kind: string, value: string | number): Meaning => ({
  kind,
  value: String(value),
});

/** The year before each era's first. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
};

/** All are sticky and bounded, so that no text takes long. */
const WITH_DIGITS: readonly Literal[] = [
  [
    /(\d{1,2})\.(\d{2})(?= ?[ap]\.?m)|(\d{1,2})\.(00|15|30|45)(?=[ ,.]|$)/y,
    ([, h, m, hour, minute]) => hhmm(h ?? hour!, m ?? minute!),
  ],
  [
    /(令和|平成|昭和|大正)(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日/y,
    ([, era, y, m, d]) =>
      meaning(
        "date",
        `${ERAS[era!]! + (y === "元" ? 1 : Number(y))}-${m}-${d}`,
      ),
  ],
  [
    /\d{1,3}(?:,\d{3}){1,3}(?![\d,])/y,
    ([text]) => meaning("num", text.replaceAll(",", "")),
  ],
  [/-?\d{1,9}(?:\.\d{1,3})?(?![\d])/y, ([text]) => meaning("num", text)],
  [
    /(\d{1,2})(?:st|nd|rd|th)(?![a-z])/y,
    ([, n]) => meaning("ordinal", Number(n)),
  ],
  [/第([1-5])(?=[月火水木金土日]曜)/y, ([, n]) => meaning("nthday", n!)],
  [/第(\d{1,2})(?!\d)/y, ([, n]) => meaning("ordinal", Number(n))],
  [/第([一二三四五])/y, ([, kanji]) => meaning("ordinal", readKanji(kanji!)!)],
  [/(\d{1,2}):(\d{2})(?::00)?(?!\d)/y, ([, h, m]) => hhmm(h!, m!)],
  [
    /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/y,
    ([, y, m, d]) => meaning("date", `${y}-${m}-${d}`),
  ],
  [
    /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/y,
    ([, a, b, y]) => meaning("slash", y ? `${a}/${b}/${y}` : `${a}/${b}`),
  ],
  [/[x×](?: )?(\d{1,4})(?!\d)/y, ([, n]) => meaning("times", n!)],
  [/[+\d][\d-]{8,17}\d(?!\d)/y, ([text]) => meaning("contact", text)],
  [/[〇一二三四五六七八九十百千]{1,7}/y, ([text]) => {
    const value = readKanji(text);
    return value === undefined ? undefined : meaning("num", value);
  }],
];

const ADDRESS: readonly Literal[] = [
  [
    /(?=[\da-z-]{0,8}\d)[\da-z]{4}-[\da-z]{4}(?![\da-z-])/y,
    ([text]) => meaning("code", text.toUpperCase()),
  ],
  [
    /[a-z\d][\w.+-]{0,60}@[a-z\d][\w-]{0,60}(?:\.[\w-]{1,60}){1,4}/y,
    ([text]) => meaning("contact", text),
  ],
  [/https?:\/\/\S{1,200}/y, ([text]) => meaning("contact", text)],
];

const MARKS: readonly (readonly [characters: string, meaning: Meaning])[] = [
  ["。！!\n", meaning("break", ".")],
  ["?", meaning("break", "?")],
  [".", meaning("break", ".")],
  ["、,;:，；：", meaning("comma", ",")],
  ["()[]{}「」『』【】<>\"'…‥・*_^=|/\\", meaning("mark", "")],
  [" ", meaning("space", "")],
];
const MARK_OF = new Map(
  MARKS.flatMap(([characters, value]) =>
    [...characters].map((character) => [character, value] as const)
  ),
);

/** Numbers, dates, clock times, addresses and punctuation at a place. */
export function literalsAt(text: string, start: number, found: Found): void {
  const mark = MARK_OF.get(text[start] ?? "");
  if (mark) found(start + 1, mark);
  const code = text.charCodeAt(start);
  if (
    isDigit(code) ||
    "令平昭大第x×+-〇一二三四五六七八九十百千".includes(text[start]!)
  ) {
    if (canBegin(text, start)) match(WITH_DIGITS, text, start, found);
  }
  if (
    (isLatin(code) || isDigit(code)) && !isLatin(text.charCodeAt(start - 1))
  ) {
    match(ADDRESS, text, start, found);
  }
  const emoji = emojiAt(text, start);
  if (emoji) found(start + emoji, meaning("comma", ","));
}

/** A number begins where no other goes on; a minus sign after no digit. */
function canBegin(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (text[start] === "x") return !isLatin(before) && !isDigit(before);
  return !isDigit(before) &&
    !(text[start] === "-" && !/^$|\s/.test(text[start - 1] ?? ""));
}

function match(
  literals: readonly Literal[],
  text: string,
  start: number,
  found: Found,
): void {
  for (const [pattern, read] of literals) {
    pattern.lastIndex = start;
    const result = pattern.exec(text);
    const value = result && read(result);
    if (result && value) found(start + result[0].length, value);
  }
}

function hhmm(hours: string, minutes: string): Meaning {
  return meaning("hhmm", `${Number(hours)}:${minutes}`);
}

function emojiAt(text: string, start: number): number {
  const code = text.codePointAt(start) ?? 0;
  if (code < 0x203c || code > 0x303f && code < 0xa000) return 0;
  const character = String.fromCodePoint(code);
  return /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}\p{Sk}]/u
      .test(character)
    ? character.length
    : 0;
}

const KANJI_DIGITS = "〇一二三四五六七八九";
const KANJI_UNITS = new Map([["十", 10], ["百", 100], ["千", 1000]]);

/** 二十五, 百, 二〇二六; nothing where the kanji are no number. */
export function readKanji(kanji: string): number | undefined {
  if (!/[十百千]/.test(kanji)) {
    const digits = [...kanji].map((one) => KANJI_DIGITS.indexOf(one)).join("");
    return kanji.length === 1 || kanji.length === 4
      ? Number(digits)
      : undefined;
  }
  let total = 0;
  let digit = 0;
  for (const one of kanji) {
    const unit = KANJI_UNITS.get(one);
    if (unit) total += (digit || 1) * unit;
    digit = unit ? 0 : KANJI_DIGITS.indexOf(one);
  }
  return total + digit;
}
