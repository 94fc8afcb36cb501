import {
  calculateJwkThumbprint,
  exportJWK,
  importPKCS8,
  type JWK,
  SignJWT,
} from "jose";
import {
  ALGORITHM,
  SHORT_TOKEN_SECONDS,
  type StepUp,
  TOKEN_TYPE,
  type TokenUser,
  USER_TOKEN_SECONDS,
} from "./claims.ts";
import { requireKeySize } from "./key_size.ts";
import type { ServiceScope, UserScope } from "./scopes.ts";

/** A private key for signing, and its public key with the same `kid`. */
export interface SigningKey {
  /** RFC 7638 SHA-256 thumbprint, base64url. */
  kid: string;
  privateKey: CryptoKey;
  /** Public members only, with `kid`, `alg` and `use`. */
  publicJwk: JWK;
}

/**
 * Reads an RSA private key.
 *
 * @param pem PKCS#8 in PEM form.
 * @throws {TypeError} If `pem` is not an RSA private key of 2048 bits or more.
 */
export async function importSigningKey(pem: string): Promise<SigningKey> {
  const privateKey = await importPrivateKey(pem);
  const { kty, n, e } = await exportJWK(privateKey);
  if (kty !== "RSA" || !n || !e) throw new TypeError("Not an RSA private key");
  const kid = await calculateJwkThumbprint({ kty, n, e });
  return {
    kid,
    privateKey,
    publicJwk: { kty, n, e, kid, alg: ALGORITHM, use: "sig" },
  };
}

async function importPrivateKey(pem: string): Promise<CryptoKey> {
  try {
    const key = await importPKCS8(pem, ALGORITHM, { extractable: true });
    requireKeySize(key);
    return key;
  } catch (cause) {
    const form = "an RSA private key of 2048 bits or more in PKCS#8 PEM form";
    throw new TypeError(`Not ${form}`, { cause });
  }
}

/** Dependencies of a {@linkcode TokenSigner}. */
export interface SignerOptions {
  key: SigningKey;
  issuer: string;
  audience: string;
  now: () => Date;
  randomId: () => string;
}

/** A signed token, and the facts about it that may be stored. */
export interface MintedToken {
  /** The compact JWS; never stored, never logged. */
  token: string;
  jti: string;
  issuedAt: Date;
  expiresAt: Date;
}

/** The contents of a user token. */
export interface UserTokenRequest {
  user: TokenUser;
  scopes: readonly UserScope[];
  /** Binds the token to one write; its lifetime is then 60 s, not 300 s. */
  stepUp?: StepUp;
  /**
   * A moment that the token's `iat` must be later than, though `iat` has whole
   * seconds only: it may then be up to a second ahead of the clock.
   */
  issuedAfter?: Date | undefined;
}

/** Signs the contract's tokens for one issuer and one audience. */
export class TokenSigner {
  readonly #options: SignerOptions;

  constructor(options: SignerOptions) {
    this.#options = options;
  }

  /** Signs a token that acts for a user. */
  signForUser(request: UserTokenRequest): Promise<MintedToken> {
    const { user, scopes, stepUp, issuedAfter } = request;
    const claims = {
      scope: scopes,
      user: { id: user.id, email: user.email, name: user.name },
      ...(stepUp && {
        idempotency_key: stepUp.idempotencyKey,
        args_sha256: stepUp.argsSha256,
      }),
    };
    const lifetime = stepUp ? SHORT_TOKEN_SECONDS : USER_TOKEN_SECONDS;
    return this.#sign(user.id, claims, lifetime, issuedAfter);
  }

  /** Signs a token that acts for the service itself; its lifetime is 60 s. */
  signForService(scopes: readonly ServiceScope[]): Promise<MintedToken> {
    return this.#sign(
      this.#options.issuer,
      { scope: scopes },
      SHORT_TOKEN_SECONDS,
    );
  }

  async #sign(
    subject: string,
    claims: Record<string, unknown>,
    lifetimeSeconds: number,
    issuedAfter = new Date(0),
  ): Promise<MintedToken> {
    const { key, issuer, audience, now, randomId } = this.#options;
    const issuedAtSeconds = Math.max(
      secondOf(now()),
      secondOf(issuedAfter) + 1,
    );
    const expiresAtSeconds = issuedAtSeconds + lifetimeSeconds;
    const jti = randomId();
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: key.kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt(issuedAtSeconds)
      .setExpirationTime(expiresAtSeconds)
      .setJti(jti)
      .sign(key.privateKey);
    return {
      token,
      jti,
      issuedAt: new Date(issuedAtSeconds * 1000),
      expiresAt: new Date(expiresAtSeconds * 1000),
    };
  }
}

function secondOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
