/**
 * Japanese in a bundle as it is written. The bundler writes each character as six
 * (`\u3042`), which compresses worse. Only letters and signs are written out that
 * mean the same in a text, a template and a regular expression.
 */
export function withPlainCharacters(code: string): string {
  // An even number of backslashes before it are backslashes themselves.
  return code.replace(
    /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/gi,
    (escape, before: string, hex: string) => {
      const point = Number.parseInt(hex, 16);
      return isPlain(point) ? before + String.fromCharCode(point) : escape;
    },
  );
}

/** Signs and kana, Chinese characters, and the forms of half and full width. */
function isPlain(point: number): boolean {
  return point >= 0x3001 && point <= 0x9fff ||
    point >= 0xff01 && point <= 0xffef;
}
