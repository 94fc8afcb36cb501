/** 32 bytes in Base64. */
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Whether the body, as it was sent, has LINE's signature: its HMAC-SHA256 by the
 * channel secret, in Base64. The comparison takes the same time for each value.
 */
export async function isSignedByLine(
  { body, signature, secret }: {
    body: Uint8Array;
    signature: string | undefined;
    secret: string;
  },
): Promise<boolean> {
  const given = decode(signature ?? "");
  if (!given) return false;
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  return await crypto.subtle.verify("HMAC", key, given, body as BufferSource);
}

/** Undefined for any other spelling of the same bytes. */
function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!BASE64_OF_32_BYTES.test(text)) return undefined;
  const binary = atob(text);
  if (btoa(binary) !== text) return undefined;
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
