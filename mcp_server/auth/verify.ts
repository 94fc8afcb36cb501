import { createHash } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import {
  CLOCK_SKEW_SECONDS,
  type VerifiedToken,
} from "../../shared/contract/claims.ts";
import type { TokenRejection } from "../../shared/contract/rejection.ts";
import type { Scope } from "../../shared/contract/scopes.ts";
import {
  type TrustedIssuer,
  verifyToken,
} from "../../shared/contract/verify.ts";
import { clientAddress } from "../../shared/http/client_address.ts";
import type { Log } from "../../shared/http/log.ts";
import type { RequestVariables } from "../../shared/http/request_id.ts";
import type { InvalidTokenLimiter } from "./invalid_token_limiter.ts";
import { refusalOf } from "../operation/challenge.ts";

/** A verified token, and the scopes that its issuer may grant. */
export interface Credentials {
  token: VerifiedToken;
  grantable: ReadonlySet<Scope>;
}

/** The credentials of a request, or the reason why they are refused. */
export type AuthenticationResult =
  | { ok: true; credentials: Credentials; isCached: boolean }
  | { ok: false; rejection: TokenRejection };

/** A verification; valid while its token, issuer and key are. */
interface CachedVerification {
  token: VerifiedToken;
  issuer: TrustedIssuer;
  kid: string;
  key: CryptoKey;
}

/**
 * Successful verifications, by SHA-256 of the token. The oldest entry is
 * dropped when the cache is full.
 */
export class TokenCache {
  readonly entries = new Map<string, CachedVerification>();
  readonly limit: number;

  constructor(limit = 10_000) {
    this.limit = limit;
  }
}

/** Dependencies of a {@linkcode TokenVerifier}. */
export interface TokenVerifierOptions {
  issuers: { find(issuer: string): Promise<TrustedIssuer | undefined> };
  now: () => Date;
  cache?: TokenCache;
}

/** Verifies bearer tokens; an RS256 signature is checked once per token. */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #cache: TokenCache;

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#cache = options.cache ?? new TokenCache();
  }

  /**
   * Verifies the one bearer token of `headers` (RFC 6750 section 2.1).
   *
   * @param beforeVerifying Called before a signature is checked, which is
   * expensive; not called for a cached token. May throw.
   */
  async verify(
    headers: Headers,
    beforeVerifying: () => void = () => {},
  ): Promise<AuthenticationResult> {
    const bearer = readBearer(headers);
    if (typeof bearer !== "string") return { ok: false, rejection: bearer };
    const digest = sha256(bearer);
    const cached = await this.#readCache(digest);
    if (cached) return accept(cached, true);
    beforeVerifying();

    let found: Omit<CachedVerification, "token"> | undefined;
    const verification = await verifyToken(bearer, {
      now: this.#options.now(),
      issuerFor: async (name) => {
        const issuer = await this.#options.issuers.find(name);
        return issuer && {
          ...issuer,
          keyFor: async (kid) => {
            const key = await issuer.keyFor(kid);
            if (key) found = { issuer, kid, key };
            return key;
          },
        };
      },
    });
    if (!verification.ok) return verification;
    const entry = { token: verification.token, ...found! };
    this.#writeCache(digest, entry);
    return accept(entry, false);
  }

  async #readCache(digest: string): Promise<CachedVerification | undefined> {
    const entry = this.#cache.entries.get(digest);
    if (!entry || !await this.#isValid(entry)) {
      this.#cache.entries.delete(digest);
      return undefined;
    }
    return entry;
  }

  async #isValid(entry: CachedVerification): Promise<boolean> {
    const { token, issuer, kid, key } = entry;
    const now = this.#options.now().getTime();
    if (now >= token.expiresAt.getTime() + CLOCK_SKEW_SECONDS * 1000) {
      return false;
    }
    if (await this.#options.issuers.find(issuer.issuer) !== issuer) {
      return false;
    }
    return await issuer.keyFor(kid).catch(() => undefined) === key;
  }

  #writeCache(digest: string, entry: CachedVerification): void {
    const { entries, limit } = this.#cache;
    if (entries.size >= limit) entries.delete(entries.keys().next().value!);
    entries.set(digest, entry);
  }
}

function accept(
  { token, issuer }: CachedVerification,
  isCached: boolean,
): AuthenticationResult {
  return {
    ok: true,
    credentials: { token, grantable: issuer.scopes },
    isCached,
  };
}

/**
 * The bearer token of the `Authorization` header. Several such headers are
 * malformed: `Headers` joins them with a comma, which no token contains.
 */
export function readBearer(headers: Headers): string | TokenRejection {
  const header = headers.get("authorization");
  if (header === null || !/^bearer\b/i.test(header)) {
    return { reason: "missing" };
  }
  const match = /^bearer +([\w.~+/-]+=*)$/i.exec(header);
  return match?.[1] ?? { reason: "malformed" };
}

/** Not Web Crypto: it uses a thread, which takes thirty times as long here. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Hono variables behind {@linkcode requireToken}. */
export interface TokenVariables extends RequestVariables {
  credentials: Credentials;
}

/** Dependencies of {@linkcode requireToken}. */
export interface RequireTokenOptions {
  verifier: TokenVerifier;
  invalidTokenLimiter: InvalidTokenLimiter;
  env: { trustedProxies: number };
  log: Log;
  /** The scopes to name in a challenge, as far as the path tells them. */
  scopesFor: (c: Context) => readonly Scope[];
}

/** Requires a valid bearer token, and logs each decision. */
export function requireToken(
  options: RequireTokenOptions,
): MiddlewareHandler<{ Variables: TokenVariables }> {
  const { verifier, invalidTokenLimiter, env, log, scopesFor } = options;
  return async (c, next) => {
    const requestId = c.get("requestId");
    const address = clientAddress(c, env.trustedProxies);
    const result = await verifier.verify(
      c.req.raw.headers,
      () => invalidTokenLimiter.check(address),
    );
    if (!result.ok) {
      const { rejection } = result;
      if (isInvalidToken(rejection)) invalidTokenLimiter.countFailure(address);
      log.info("token_refused", { requestId, ...rejection });
      throw refusalOf(rejection, scopesFor(c));
    }
    const { credentials, isCached } = result;
    if (!isCached) {
      log.info("token_verified", {
        requestId,
        ...logFields(credentials.token),
      });
    }
    c.set("credentials", credentials);
    await next();
  };
}

/** False if there was no token, or if it could not be checked at the moment. */
function isInvalidToken({ reason }: TokenRejection): boolean {
  return reason !== "missing" && reason !== "keys_unavailable";
}

function logFields(token: VerifiedToken) {
  const { kind, jti, scopes: scope } = token;
  return token.kind === "user"
    ? { kind, ...token.principal, scope, jti }
    : { kind, issuer: token.issuer, scope, jti };
}
