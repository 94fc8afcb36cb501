/** The least size of an RSA key for RS256, in bits (RFC 7518, section 3.3). */
const MIN_KEY_BITS = 2048;

/**
 * Refuses a key that is too short to sign or verify with, which would fail with
 * the first token only.
 *
 * @throws {TypeError} If the key is no RSA key or too short.
 */
export function requireKeySize({ algorithm }: CryptoKey): void {
  const bits = "modulusLength" in algorithm ? algorithm.modulusLength : 0;
  if (Number(bits) < MIN_KEY_BITS) {
    throw new TypeError(`An RSA key of ${bits} bits is too short`);
  }
}
