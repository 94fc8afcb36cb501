import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  customFetch,
  errors,
  exportJWK,
  type FetchImplementation,
  importSPKI,
} from "jose";
import { ALGORITHM } from "../../shared/contract/claims.ts";

/** Looks a public key up by its id; throws if it cannot be looked up now. */
export type KeySource = (kid: string) => Promise<CryptoKey | undefined>;

/** How published keys are fetched. */
export interface JwksOptions {
  /** A key that is withdrawn is forgotten after this long, in ms. */
  maxAgeMilliseconds?: number;
  /** An unknown id or a failure causes one fetch per this long, in ms. */
  cooldownMilliseconds?: number;
  fetch?: FetchImplementation;
}

/**
 * Keys from SPKI PEMs, each under its RFC 7638 thumbprint. A PEM that cannot
 * be read yields no key, unless `strict`.
 *
 * @throws {TypeError} If `strict` and a PEM is not an RSA public key.
 */
export async function listedKeys(
  pems: readonly string[],
  options: { strict?: boolean } = {},
): Promise<KeySource> {
  const keys = new Map<string, CryptoKey>();
  for (const pem of pems) {
    try {
      const { kid, key } = await readPublicKey(pem);
      keys.set(kid, key);
    } catch (cause) {
      if (!options.strict) continue;
      throw new TypeError(
        "Cannot trust issuer: not an RSA public key in PEM form",
        { cause },
      );
    }
  }
  return (kid) => Promise.resolve(keys.get(kid));
}

async function readPublicKey(pem: string) {
  const imported = await importSPKI(pem, ALGORITHM, { extractable: true });
  const { kty, n, e } = await exportJWK(imported);
  if (kty !== "RSA" || !n || !e) throw new TypeError("Not an RSA key");
  const kid = await calculateJwkThumbprint({ kty, n, e });
  return { kid, key: await importSPKI(pem, ALGORITHM) };
}

/**
 * Keys from a JWKS URL. Fetched when first needed, when they are too old and,
 * at most once per cooldown, when an id is unknown. Once they are too old and
 * the URL cannot be reached there are no keys at all: it fails closed.
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
