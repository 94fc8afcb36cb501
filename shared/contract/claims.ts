import * as z from "zod";
import {
  SERVICE_SCOPES,
  type ServiceScope,
  USER_SCOPES,
  type UserScope,
} from "./scopes.ts";

/** The only signature algorithm of the contract (RFC 7518 section 3.3). */
export const ALGORITHM = "RS256";
/** The only `typ` of the contract (RFC 7519 section 5.1). */
export const TOKEN_TYPE = "JWT";
/** Lifetime of a turn token, in seconds. */
export const USER_TOKEN_SECONDS = 300;
/** Lifetime of a step-up write token and of a service token, in seconds. */
export const SHORT_TOKEN_SECONDS = 60;
/** The longest lifetime of any token, in seconds. */
export const MAX_TOKEN_SECONDS = 3600;
/** The tolerated difference between the two systems' clocks, in seconds. */
export const CLOCK_SKEW_SECONDS = 30;

/**
 * An id, without characters that a store could drop or replace: the changed id
 * could be another user's.
 */
const id = z.string().min(1).max(255).refine(
  (text) => text.isWellFormed() && !text.includes("\0"),
  "has a character that is not allowed",
);
const epochSeconds = z.number().int().nonnegative();

function scopeArray<const T extends readonly [string, ...string[]]>(scopes: T) {
  return z.array(z.enum(scopes)).min(1).refine(
    (given) => new Set(given).size === given.length,
    "scope has duplicates",
  );
}

const registered = {
  iss: id,
  sub: id,
  aud: z.string(),
  iat: epochSeconds,
  exp: epochSeconds,
  nbf: epochSeconds.optional(),
  jti: id,
};

/** Payload of a token that acts for a user. */
export const userClaims = z.strictObject({
  ...registered,
  scope: scopeArray(USER_SCOPES),
  user: z.strictObject({
    id,
    email: z.string().max(320).nullable(),
    name: z.string().max(255),
  }),
  idempotency_key: id.optional(),
  args_sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
})
  .refine((claims) => claims.user.id === claims.sub, "user.id is not sub")
  .refine(
    (claims) =>
      (claims.idempotency_key === undefined) ===
        (claims.args_sha256 === undefined),
    "idempotency_key and args_sha256 come together",
  );

/** Payload of a token that acts for the issuing service itself. */
export const serviceClaims = z.strictObject({
  ...registered,
  scope: scopeArray(SERVICE_SCOPES),
}).refine((claims) => claims.sub === claims.iss, "sub is not iss");

/** The user that a call acts for, identified by issuer and user id. */
export interface Principal {
  issuer: string;
  userId: string;
}

/** The user as the issuer describes them; `email` is null if unknown. */
export interface TokenUser {
  id: string;
  email: string | null;
  name: string;
}

/** The only call for which a step-up write token is valid. */
export interface StepUp {
  idempotencyKey: string;
  /** Lower-case hex of `hashArguments`. */
  argsSha256: string;
}

interface VerifiedTimes {
  jti: string;
  issuedAt: Date;
  expiresAt: Date;
}

/** A verified token that acts for a user. */
export interface UserToken extends VerifiedTimes {
  kind: "user";
  principal: Principal;
  user: TokenUser;
  scopes: readonly UserScope[];
  /** Present in a step-up write token only. */
  stepUp?: StepUp;
}

/** A verified token that acts for the issuing service itself. */
export interface ServiceToken extends VerifiedTimes {
  kind: "service";
  issuer: string;
  scopes: readonly ServiceScope[];
}

/** A token that {@linkcode verifyToken} has accepted. */
export type VerifiedToken = UserToken | ServiceToken;
