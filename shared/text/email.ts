import { foldText } from "./unprintable.ts";

/** The longest address (RFC 5321 section 4.5.3.1, erratum 1690). */
const MAX_LENGTH = 254;

/**
 * Local part of RFC 5322 section 3.2.3, but with dots anywhere behind the first
 * character: Japanese carriers gave out `a..b@` and `a.@` for years.
 */
const ADDRESS =
  /^[\w!#$%&'*+/=?^`{|}~-][\w!#$%&'*+/=?^`{|}~.-]{0,63}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{2,59})$/i;

/**
 * The e-mail address that someone wrote, with what an input method made of it
 * undone: full-width letters, `＠`, `。`, spaces at the ends. Undefined if it is
 * no address.
 */
export function parseEmail(text: string): string | undefined {
  const address = foldText(text.normalize("NFKC")).replace(/[。｡]/g, ".")
    .trim();
  const isGood = address.length <= MAX_LENGTH && ADDRESS.test(address);
  return isGood ? address : undefined;
}
