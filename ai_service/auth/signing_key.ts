import {
  importSigningKey,
  type SigningKey,
} from "../../shared/contract/sign.ts";

/**
 * Reads the key that signs this service's tokens.
 *
 * @param pem The value of `AI_SERVICE_PRIVATE_KEY`.
 * @throws {TypeError} If it is damaged; names the variable, without its value.
 */
export async function readSigningKey(pem: string): Promise<SigningKey> {
  try {
    return await importSigningKey(pem);
  } catch {
    throw new TypeError(
      "Cannot read AI_SERVICE_PRIVATE_KEY: it is damaged, or not an RSA " +
        "private key of 2048 bits or more; set the whole PEM (PKCS#8)",
    );
  }
}
