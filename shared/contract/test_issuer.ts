import { exportPKCS8, generateKeyPair } from "jose";
import { SERVICE_SCOPES, USER_SCOPES } from "./scopes.ts";
import { importSigningKey, type SigningKey, TokenSigner } from "./sign.ts";
import {
  type TrustedIssuer,
  type Verification,
  verifyToken,
} from "./verify.ts";

export const ISSUER = "ai-service.example.com";
export const AUDIENCE = "mcp-api.example.com";
export const NOW = new Date("2026-04-01T09:00:00Z");
export const USER = {
  id: "usr_1",
  email: "hanako@example.com",
  name: "佐藤 花子",
};

/** Generates an RSA key and imports it as a service does. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return await importSigningKey(await exportPKCS8(privateKey));
}

/** A signer for {@linkcode ISSUER} at {@linkcode NOW}, apart from `changes`. */
export function newSigner(
  key: SigningKey,
  changes: { issuer?: string; audience?: string; now?: () => Date } = {},
): TokenSigner {
  let count = 0;
  return new TokenSigner({
    key,
    issuer: ISSUER,
    audience: AUDIENCE,
    now: () => NOW,
    randomId: () => `jti-${++count}`,
    ...changes,
  });
}

/** {@linkcode ISSUER} as the verifier's configuration has it. */
export async function trust(
  { publicJwk, kid }: SigningKey,
  changes: Partial<TrustedIssuer> = {},
): Promise<TrustedIssuer> {
  const publicKey = await crypto.subtle.importKey(
    "jwk",
    publicJwk as JsonWebKey,
    { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    true,
    ["verify"],
  );
  return {
    issuer: ISSUER,
    audience: AUDIENCE,
    scopes: new Set([...USER_SCOPES, ...SERVICE_SCOPES]),
    keyFor: (id) => Promise.resolve(id === kid ? publicKey : undefined),
    ...changes,
  };
}

/** Verifies a token, trusting only this issuer. */
export function verifyWith(
  trusted: TrustedIssuer,
  jwt: string,
  now = NOW,
): Promise<Verification> {
  return verifyToken(jwt, {
    issuerFor: (issuer) =>
      Promise.resolve(issuer === trusted.issuer ? trusted : undefined),
    now,
  });
}
