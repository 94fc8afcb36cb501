import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
} from "jose";
import { ALGORITHM } from "../../shared/contract/claims.ts";
import { readPublicKey } from "../../shared/contract/public_key.ts";

/** Finds a public key by its id; throws if the keys are unavailable. */
export type KeySource = (kid: string) => Promise<CryptoKey | undefined>;

/** How the keys of a JWKS URL are fetched and cached. */
export interface JwksOptions {
  /** How long fetched keys are used; a withdrawn key is valid until then. */
  maxAgeMilliseconds?: number;
  /** The least time between fetches for unknown ids or after a failure. */
  cooldownMilliseconds?: number;
  fetch?: FetchImplementation;
}

/**
 * Keys from SPKI PEMs; a key's id is its RFC 7638 thumbprint. A PEM that cannot
 * be read is skipped.
 */
export async function pemKeys(pems: readonly string[]): Promise<KeySource> {
  const keys = new Map<string, CryptoKey>();
  for (const pem of pems) {
    try {
      const { kid, key } = await readPublicKey(pem);
      keys.set(kid, key);
    } catch {
      continue;
    }
  }
  return (kid) => Promise.resolve(keys.get(kid));
}

/**
 * Checks keys that somebody configured.
 *
 * @param source What they were read from: a variable, or files.
 * @throws {TypeError} If a PEM is not an RSA public key; names the source.
 */
export async function requirePublicKeys(
  pems: readonly string[],
  source = "AI_SERVICE_PUBLIC_KEY",
): Promise<void> {
  try {
    await Promise.all(pems.map((pem) => readPublicKey(pem)));
  } catch {
    throw new TypeError(
      `Cannot read ${source}: a key in it is damaged, or not an ` +
        "RSA public key of 2048 bits or more; set the whole PEM (SPKI)",
    );
  }
}

/**
 * Keys from a JWKS URL. They are fetched when first needed, when they are too
 * old and, at most once per cooldown, when an id is unknown. If they are too
 * old and the URL cannot be reached, no key is accepted (it fails closed).
 */
export function remoteKeys(
  url: URL,
  options: JwksOptions & { now: () => Date },
): KeySource {
  const {
    now,
    maxAgeMilliseconds = 60_000,
    cooldownMilliseconds = 10_000,
    fetch,
  } = options;
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: maxAgeMilliseconds,
    cooldownDuration: cooldownMilliseconds,
    ...(fetch && { [customFetch]: fetch }),
  });
  let failedAt = -Infinity;
  return async (kid) => {
    const coolingDown = now().getTime() - failedAt < cooldownMilliseconds;
    if (coolingDown && !keys.fresh) {
      throw new Error(`Keys of ${url.origin} are unavailable`);
    }
    try {
      const key = await keys({ alg: ALGORITHM, kid });
      return key instanceof CryptoKey ? key : undefined;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) return undefined;
      failedAt = now().getTime();
      throw error;
    }
  };
}
