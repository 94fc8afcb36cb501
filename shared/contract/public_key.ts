import { calculateJwkThumbprint, exportJWK, importSPKI } from "jose";
import { ALGORITHM } from "./claims.ts";
import { requireKeySize } from "./key_size.ts";

/** A public key of an issuer. */
export interface PublicKey {
  /** The thumbprint of RFC 7638, which tokens name in their header. */
  kid: string;
  /** It verifies, and cannot be exported. */
  key: CryptoKey;
}

/**
 * Reads an RSA public key from an SPKI PEM.
 *
 * @throws If it is none, or has fewer than 2048 bits.
 */
export async function readPublicKey(pem: string): Promise<PublicKey> {
  const imported = await importSPKI(pem, ALGORITHM, { extractable: true });
  requireKeySize(imported);
  const { kty, n, e } = await exportJWK(imported);
  if (kty !== "RSA" || !n || !e) throw new TypeError("Not an RSA key");
  const kid = await calculateJwkThumbprint({ kty, n, e });
  return { kid, key: await importSPKI(pem, ALGORITHM) };
}
