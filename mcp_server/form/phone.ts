/** Separators between digits: spaces, brackets, dots, any dash. */
const SEPARATORS = /[\s()./\-\u2010-\u2015\u2212\u30fc\uff70]/g;

/** Mobile and the like with eleven digits, any other number with ten. */
const JAPANESE = /^0(?:[5-9]0\d{8}|[1-9][1-9]\d{7})$/;
/** Country code and number (ITU-T E.164 section 6.2). */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
/** Japan's country code, before a national number without its first zero. */
const JAPAN = "+81";

/**
 * The telephone number that someone wrote, as digits: `09012345678` for one in
 * Japan, `+14155550123` for one elsewhere; undefined if it is neither.
 */
export function parsePhone(text: string): string | undefined {
  const written = text.normalize("NFKC").replace("(0)", "")
    .replace(SEPARATORS, "");
  const number = written.startsWith(JAPAN)
    ? `0${written.slice(JAPAN.length).replace(/^0/, "")}`
    : written;
  const isGood = JAPANESE.test(number) || INTERNATIONAL.test(number);
  return isGood ? number : undefined;
}
