import {
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from "jose";
import * as z from "zod";
import type { Identity, IdTokenExpectation } from "./provider.ts";
import { foldName } from "../text/name.ts";
import { hasUnprintable } from "../text/unprintable.ts";

/** How the ID tokens of a provider are verified. */
export interface IdTokenRules {
  provider: string;
  /** The only accepted algorithm, whatever the token's header says. */
  algorithm: "RS256" | "HS256";
  /** The JWKS of the provider, or the shared secret of the channel. */
  key: JWTVerifyGetKey | Uint8Array;
  issuers: string[];
  clientId: string;
}

const CLOCK_SKEW_SECONDS = 30;
/** The oldest ID token that is accepted; it is normally seconds old. */
const MAX_AGE_SECONDS = 600;

const text = (max: number) => z.string().min(1).max(max).catch("");

/** Unknown claims are ignored, because providers may add claims at any time. */
const identityClaims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  aud: z.union([z.string(), z.tuple([z.string()])]),
  azp: z.string().optional(),
  email: text(320),
  email_verified: z.unknown().optional(),
  name: z.string().catch(""),
  picture: text(2048),
  hd: text(255),
});

/**
 * Verifies an ID token that was received from the token endpoint
 * (OIDC Core section 3.1.3.7): signature under the pinned algorithm, `iss`,
 * `aud`, `azp`, `nonce`, `exp` and `iat`.
 *
 * @throws If a check fails; the message has the claim's name, not its value.
 */
export async function verifyIdToken(
  token: string,
  rules: IdTokenRules,
  expected: IdTokenExpectation,
): Promise<Identity> {
  const payload = await verifySignature(token, rules, {
    algorithms: [rules.algorithm],
    issuer: rules.issuers,
    audience: rules.clientId,
    requiredClaims: ["sub", "aud", "exp", "iat", "nonce"],
    clockTolerance: CLOCK_SKEW_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
    currentDate: expected.now,
  });
  requirePrintable(payload);
  const parsed = identityClaims.safeParse(payload);
  if (!parsed.success) {
    throw new Error(`claim ${parsed.error.issues[0]?.path.join(".")}`);
  }
  const claims = parsed.data;
  if (claims.nonce !== expected.nonce) throw new Error("claim nonce");
  if (claims.azp !== undefined && claims.azp !== rules.clientId) {
    throw new Error("claim azp");
  }
  return toIdentity(claims, rules.provider);
}

async function verifySignature(
  token: string,
  { key }: IdTokenRules,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  const { payload } = typeof key === "function"
    ? await jwtVerify(token, key, options)
    : await jwtVerify(token, key, options);
  return payload;
}

/** No honest provider sends such a claim; the name alone is folded. */
function requirePrintable(payload: JWTPayload): void {
  for (const claim of ["sub", "email", "hd"]) {
    const value = payload[claim];
    if (typeof value === "string" && hasUnprintable(value)) {
      throw new Error(`claim ${claim}`);
    }
  }
}

function toIdentity(
  claims: z.output<typeof identityClaims>,
  provider: string,
): Identity {
  return {
    provider,
    sub: claims.sub,
    email: claims.email || null,
    emailVerified: claims.email !== "" && claims.email_verified === true,
    name: foldName(claims.name),
    pictureUrl: imageUrl(claims.picture),
    hostedDomain: claims.hd || null,
  };
}

function imageUrl(value: string): string | null {
  const url = URL.parse(value);
  if (url?.protocol === "https:") return url.href;
  if (url?.protocol === "http:" && url.hostname === "localhost") {
    return url.href;
  }
  return null;
}
