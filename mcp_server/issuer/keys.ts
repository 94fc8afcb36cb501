import { importSPKI } from "jose";
import { readPublicKey } from "../../shared/contract/public_key.ts";
import { invalidInput } from "../../shared/http/errors.ts";

/** A key as the table holds it, and its id. */
export interface StoredKey {
  kid: string;
  pem: string;
}

/**
 * The keys of PEMs that somebody gives, each once.
 *
 * @throws {ApiError} 400 that names the field, if one is no RSA public key.
 */
export async function parseKeys(
  pems: readonly string[],
  field: string,
): Promise<StoredKey[]> {
  const keys = await Promise.all(pems.map(async (given) => {
    const pem = `${given.trim()}\n`;
    try {
      const { kid } = await readPublicKey(pem);
      return { kid, pem };
    } catch {
      throw invalidInput(
        field,
        "a key is damaged, or not an RSA public key of 2048 bits or more",
        await whyNoKey(pem),
      );
    }
  }));
  return [...new Map(keys.map((key) => [key.kid, key])).values()];
}

/** What is wrong with a PEM, as far as that can be told. */
async function whyNoKey(pem: string): Promise<string> {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return "private_key";
  if (await isSpki(pem, "RS256")) return "too_short";
  const others = ["ES256", "ES384", "ES512", "Ed25519"];
  const found = await Promise.all(others.map((each) => isSpki(pem, each)));
  return found.includes(true) ? "not_rsa" : "not_a_key";
}

function isSpki(pem: string, algorithm: string): Promise<boolean> {
  return importSPKI(pem, algorithm).then(() => true, () => false);
}

/** The stored keys; one that cannot be read has no id, and verifies nothing. */
export async function readStoredKeys(
  pems: readonly string[],
): Promise<StoredKey[]> {
  return await Promise.all(pems.map(async (pem) => {
    const kid = await readPublicKey(pem)
      .then((key) => key.kid, () => "");
    return { kid, pem };
  }));
}
