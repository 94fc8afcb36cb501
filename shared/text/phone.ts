import { foldLine } from "./name.ts";

/** Separators between digits: spaces, brackets, dots, any dash. */
const SEPARATORS = /[\s()./\-\u2010-\u2015\u2212\u30fc\uff70]/g;

/** Mobile and the like with eleven digits, any other number with ten. */
const JAPANESE = /^0(?:[5-9]0\d{8}|[1-9][1-9]\d{7})$/;
/** Country code and number (ITU-T E.164 section 6.2). */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
/** How an international number is dialled: from most countries, from Japan. */
const DIALLED = /^(?:00|010)(?=[1-9]\d{8,13}$)/;
/** Japan's country code, before a national number without its first zero. */
const JAPAN = "+81";
/** An extension behind a number: 内線12, ext. 12, x12, #12. */
const EXTENSION =
  /^(.*?)[\s(,;]*(?:内線|ext(?:ension)?\.?|x|#)[\s:]*(\d{1,7})\)?$/i;

/**
 * The telephone number that someone wrote, as digits: `09012345678` for one in
 * Japan, `+14155550123` for one elsewhere, `0312345678 ext. 12` with an
 * extension; undefined if it is none of them.
 */
export function parsePhone(text: string): string | undefined {
  const line = foldLine(text.normalize("NFKC"));
  const [, main = line, extension] = EXTENSION.exec(line) ?? [];
  const number = parseNumber(main);
  if (number === undefined || extension === undefined) return number;
  return `${number} ext. ${extension}`;
}

/**
 * Whether it is a number that can be dialled, as a shop writes its own: also one
 * that nobody was given, such as the 03-0000-0000 of an example.
 */
export function isDialable(text: string): boolean {
  const digits = text.normalize("NFKC").replace(SEPARATORS, "");
  return /^0\d{9,10}$/.test(digits) || parsePhone(text) !== undefined;
}

function parseNumber(text: string): string | undefined {
  const written = text.replace("(0)", "").replace(SEPARATORS, "")
    .replace(DIALLED, "+");
  const number = written.startsWith(JAPAN)
    ? `0${written.slice(JAPAN.length).replace(/^0/, "")}`
    : written;
  const isGood = JAPANESE.test(number) || INTERNATIONAL.test(number);
  return isGood ? number : undefined;
}
