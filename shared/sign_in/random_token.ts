/** 32 random bytes as 43 characters of base64url. */
export function randomToken(): string {
  return crypto.getRandomValues(new Uint8Array(32))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/**
 * Lower-case hex of the SHA-256 of a token. Stores keep only this hash, so a
 * stolen copy of a store contains no usable token.
 */
export async function hashToken(token: string): Promise<string> {
  const bytes = new TextEncoder().encode(token);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
