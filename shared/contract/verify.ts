import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
} from "jose";
import type { z } from "zod";
import {
  ALGORITHM,
  CLOCK_SKEW_SECONDS,
  MAX_TOKEN_SECONDS,
  serviceClaims,
  SHORT_TOKEN_SECONDS,
  TOKEN_TYPE,
  userClaims,
  type VerifiedToken,
} from "./claims.ts";
import type { TokenRejection } from "./rejection.ts";
import type { Scope } from "./scopes.ts";

/** An issuer in the verifier's configuration. */
export interface TrustedIssuer {
  issuer: string;
  /** The `aud` that this issuer's tokens must have. */
  audience: string;
  /** Scopes that this issuer may ever grant. */
  scopes: ReadonlySet<Scope>;
  /**
   * The public key with that id, or undefined if there is none.
   *
   * @throws If the keys are unavailable; the token is then refused.
   */
  keyFor(kid: string): Promise<CryptoKey | undefined>;
}

/** Options of {@linkcode verifyToken}. */
export interface VerifyOptions {
  /** Finds an issuer in the configuration; the token's own data is not used. */
  issuerFor(issuer: string): Promise<TrustedIssuer | undefined>;
  now: Date;
}

/** The verified token, or the reason why it is refused. */
export type Verification =
  | { ok: true; token: VerifiedToken }
  | { ok: false; rejection: TokenRejection };

/** The longest token that is read, in characters. */
const MAX_TOKEN_LENGTH = 8192;
/** RFC 7515 section 7.1. Checked first, as decoders ignore white space. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Verifies a compact JWS against the contract (RFC 7519, RFC 8725). An invalid
 * token is a result, never an exception. Of the header only `alg`, `typ` and
 * `kid` are used.
 */
export async function verifyToken(
  jwt: string,
  options: VerifyOptions,
): Promise<Verification> {
  const parts = readUnverified(jwt);
  if (!parts) return refuse({ reason: "malformed" });
  const headerProblem = checkHeader(parts.header);
  if (headerProblem) {
    return refuse({ reason: "unacceptable_header", detail: headerProblem });
  }
  const { iss } = parts.payload;
  const issuer = typeof iss === "string"
    ? await options.issuerFor(iss)
    : undefined;
  if (!issuer) return refuse({ reason: "unknown_issuer" });

  const key = await findKey(issuer, parts.header.kid as string);
  if ("reason" in key) return refuse(key);

  try {
    const { payload } = await jwtVerify(jwt, key.key, {
      algorithms: [ALGORITHM],
      typ: TOKEN_TYPE,
      issuer: issuer.issuer,
      requiredClaims: ["iss", "sub", "aud", "iat", "exp", "jti", "scope"],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: options.now,
    });
    return checkClaims(payload, issuer, options.now);
  } catch (error) {
    return refuse(rejectionOf(error));
  }
}

function refuse(rejection: TokenRejection): Verification {
  return { ok: false, rejection };
}

function readUnverified(jwt: string) {
  if (jwt.length > MAX_TOKEN_LENGTH) return undefined;
  if (!COMPACT_JWS.test(jwt)) return undefined;
  try {
    return {
      header: decodeProtectedHeader(jwt) as Record<string, unknown>,
      payload: decodeJwt(jwt),
    };
  } catch {
    return undefined;
  }
}

/** Allows only `alg`, `typ` and `kid`: no keys, no key URLs, no `crit`. */
function checkHeader(header: Record<string, unknown>): string | undefined {
  const extra = Object.keys(header).find((name) =>
    !["alg", "typ", "kid"].includes(name)
  );
  if (extra !== undefined) return "unexpected member";
  if (header.alg !== ALGORITHM) return "alg";
  if (header.typ !== TOKEN_TYPE) return "typ";
  const { kid } = header;
  if (typeof kid !== "string" || kid.length === 0 || kid.length > 128) {
    return "kid";
  }
  return undefined;
}

async function findKey(
  issuer: TrustedIssuer,
  kid: string,
): Promise<{ key: CryptoKey } | TokenRejection> {
  try {
    const key = await issuer.keyFor(kid);
    return key ? { key } : { reason: "unknown_key" };
  } catch {
    return { reason: "keys_unavailable" };
  }
}

function checkClaims(
  payload: JWTPayload,
  issuer: TrustedIssuer,
  now: Date,
): Verification {
  // RFC 7519 allows several audiences, but one of those servers could replay
  // the token to another. So the contract requires exactly one.
  if (payload.aud !== issuer.audience) {
    return refuse({ reason: "wrong_audience" });
  }
  const isUser = "user" in payload;
  const parsed = (isUser ? userClaims : serviceClaims).safeParse(payload);
  if (!parsed.success) {
    return refuse({ reason: "bad_claims", detail: detailOf(parsed.error) });
  }
  const token = toVerifiedToken(parsed.data);

  const seconds = parsed.data.exp - parsed.data.iat;
  const limit = token.kind === "service" || token.stepUp
    ? SHORT_TOKEN_SECONDS
    : MAX_TOKEN_SECONDS;
  if (seconds > limit) return refuse({ reason: "lives_too_long", seconds });
  const nowSeconds = now.getTime() / 1000;
  if (parsed.data.iat > nowSeconds + CLOCK_SKEW_SECONDS) {
    return refuse({ reason: "not_yet_valid" });
  }
  const notGranted = token.scopes.find((scope) => !issuer.scopes.has(scope));
  if (notGranted) {
    return refuse({ reason: "scope_not_granted_to_issuer", scope: notGranted });
  }
  return { ok: true, token };
}

/** Which claim is wrong, and what was expected of it; no claim's value. */
function detailOf({ issues }: z.ZodError): string {
  const [{ path, message }] = issues as [z.core.$ZodIssue];
  return `${path.join(".") || "claims"}: ${message}`;
}

type Claims =
  | ReturnType<typeof userClaims.parse>
  | ReturnType<typeof serviceClaims.parse>;

function toVerifiedToken(claims: Claims): VerifiedToken {
  const times = {
    jti: claims.jti,
    issuedAt: new Date(claims.iat * 1000),
    expiresAt: new Date(claims.exp * 1000),
  };
  if (!("user" in claims)) {
    const { iss: issuer, scope: scopes } = claims;
    return { kind: "service", issuer, scopes, ...times };
  }
  const { idempotency_key: idempotencyKey, args_sha256: argsSha256 } = claims;
  return {
    kind: "user",
    principal: { issuer: claims.iss, userId: claims.sub },
    user: claims.user,
    scopes: claims.scope,
    ...times,
    ...(idempotencyKey !== undefined && argsSha256 !== undefined &&
      { stepUp: { idempotencyKey, argsSha256 } }),
  };
}

function rejectionOf(error: unknown): TokenRejection {
  if (error instanceof errors.JWTExpired) return { reason: "expired" };
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "nbf") return { reason: "not_yet_valid" };
    return { reason: "bad_claims", detail: error.claim };
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return { reason: "bad_signature" };
  }
  return { reason: "malformed" };
}
