export const JA_DAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
export const LONG_DAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
export const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
export const SHORT_MONTHS = LONG_MONTHS.map((name) => name.slice(0, 3));

const KANJI = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 in Chinese numerals. */
export function kanji(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : KANJI[tens]}十`;
  return ten + KANJI[value % 10];
}

/** "1st", "22nd", "13th". */
export function ordinal(value: number): string {
  const isTeen = value % 100 > 10 && value % 100 < 14;
  const ending = isTeen ? "th" : ["th", "st", "nd", "rd"][value % 10] ?? "th";
  return `${value}${ending}`;
}

const ENGLISH = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
] as const;

/** 0 to 12 as an English word. */
export function english(value: number): string {
  return ENGLISH[value] ?? String(value);
}

const TSU = ["", "ひと", "ふた", "みっ", "よっ", "いつ"];

/** 1 to 5 with the counter つ, in kana. */
export function tsu(value: number): string {
  return `${TSU[value]}つ`;
}
