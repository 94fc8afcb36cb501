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
import type { Log } from "../../shared/http/log.ts";
import type { RequestVariables } from "../../shared/http/request_id.ts";
import { type AddressLimit, addressOf } from "./address_limit.ts";
import { refusalOf } from "../operation/challenge.ts";

/** A verified token, and what its issuer may grant at all. */
export interface Credentials {
  token: VerifiedToken;
  grantable: ReadonlySet<Scope>;
}

/** The credentials, or why they were refused. */
export type Presented =
  | { ok: true; credentials: Credentials; remembered: boolean }
  | { ok: false; rejection: TokenRejection };

/** A verification that holds until the token, its issuer or its key goes. */
interface Remembered {
  token: VerifiedToken;
  issuer: TrustedIssuer;
  kid: string;
  key: CryptoKey;
}

/** Verifications that are kept, by SHA-256 of the token; oldest go first. */
export class TokenMemory {
  readonly entries = new Map<string, Remembered>();
  readonly limit: number;

  constructor(limit = 10_000) {
    this.limit = limit;
  }
}

/** What the verifier needs from the outside. */
export interface TokenVerifierOptions {
  issuers: { find(issuer: string): Promise<TrustedIssuer | undefined> };
  now: () => Date;
  memory?: TokenMemory;
}

/** Verifies bearer tokens; an RS256 signature is checked once per token. */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #memory: TokenMemory;

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#memory = options.memory ?? new TokenMemory();
  }

  /**
   * Verifies the one bearer token of `headers` (RFC 6750 section 2.1).
   *
   * @param beforeChecking Called when the token is not remembered, so that it
   * takes an expensive look; may throw.
   */
  async verify(
    headers: Headers,
    beforeChecking: () => void = () => {},
  ): Promise<Presented> {
    const bearer = readBearer(headers);
    if (typeof bearer !== "string") return { ok: false, rejection: bearer };
    const digest = sha256(bearer);
    const remembered = await this.#recall(digest);
    if (remembered) return accept(remembered, true);
    beforeChecking();

    let found: Omit<Remembered, "token"> | undefined;
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
    this.#remember(digest, entry);
    return accept(entry, false);
  }

  async #recall(digest: string): Promise<Remembered | undefined> {
    const entry = this.#memory.entries.get(digest);
    if (!entry || !await this.#stillHolds(entry)) {
      this.#memory.entries.delete(digest);
      return undefined;
    }
    return entry;
  }

  async #stillHolds({ token, issuer, kid, key }: Remembered): Promise<boolean> {
    const now = this.#options.now().getTime();
    if (now >= token.expiresAt.getTime() + CLOCK_SKEW_SECONDS * 1000) {
      return false;
    }
    if (await this.#options.issuers.find(issuer.issuer) !== issuer) {
      return false;
    }
    return await issuer.keyFor(kid).catch(() => undefined) === key;
  }

  #remember(digest: string, entry: Remembered): void {
    const { entries, limit } = this.#memory;
    if (entries.size >= limit) entries.delete(entries.keys().next().value!);
    entries.set(digest, entry);
  }
}

function accept(
  { token, issuer }: Remembered,
  remembered: boolean,
): Presented {
  return {
    ok: true,
    credentials: { token, grantable: issuer.scopes },
    remembered,
  };
}

/**
 * The bearer token of the one `Authorization` header. Several headers arrive
 * joined by commas, which no token contains.
 */
export function readBearer(headers: Headers): string | TokenRejection {
  const header = headers.get("authorization");
  if (header === null || !/^bearer\b/i.test(header)) {
    return { reason: "missing" };
  }
  const match = /^bearer +([\w.~+/-]+=*)$/i.exec(header);
  return match?.[1] ?? { reason: "malformed" };
}

/** Web Crypto would take a thread and thirty times as long for so few bytes. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Variables of a request that carried a good token. */
export interface TokenVariables extends RequestVariables {
  credentials: Credentials;
}

/** How {@linkcode requireToken} decides and what it tells. */
export interface TokenGate {
  verifier: TokenVerifier;
  addressLimit: AddressLimit;
  log: Log;
  /** The scopes that the request needs, as far as the path tells. */
  scopesFor: (c: Context) => readonly Scope[];
}

/** Lets only requests with a good bearer token pass, and logs the decision. */
export function requireToken(
  options: TokenGate,
): MiddlewareHandler<{ Variables: TokenVariables }> {
  const { verifier, addressLimit, log, scopesFor } = options;
  return async (c, next) => {
    const requestId = c.get("requestId");
    const address = addressOf(c);
    const presented = await verifier.verify(
      c.req.raw.headers,
      () => addressLimit.requireRoom(address),
    );
    if (!presented.ok) {
      const { rejection } = presented;
      if (isWorthless(rejection)) addressLimit.spend(address);
      log.info("token_refused", { requestId, ...rejection });
      throw refusalOf(rejection, scopesFor(c));
    }
    const { credentials, remembered } = presented;
    if (!remembered) {
      log.info("token_verified", { requestId, ...describe(credentials.token) });
    }
    c.set("credentials", credentials);
    await next();
  };
}

/** Not none at all, and not one that only cannot be checked now. */
function isWorthless({ reason }: TokenRejection): boolean {
  return reason !== "missing" && reason !== "keys_unavailable";
}

function describe(token: VerifiedToken) {
  const { kind, jti, scopes: scope } = token;
  return token.kind === "user"
    ? { kind, ...token.principal, scope, jti }
    : { kind, issuer: token.issuer, scope, jti };
}
