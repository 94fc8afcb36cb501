import {
  CodeChallengeMethod,
  type Google,
  type Line,
  type OAuth2Client,
  type OAuth2Tokens,
} from "arctic";
import type { ProviderMetadata } from "./discovery.ts";

/** The OAuth calls of a sign-in (RFC 6749 section 4.1, RFC 7636, RFC 9207). */
export interface CodeFlow {
  authorizationUrl(
    state: string,
    codeVerifier: string,
    scopes: string[],
  ): Promise<URL>;
  /**
   * Exchanges a code for the ID token.
   *
   * @throws If the provider refuses the code or does not answer in 10 s.
   */
  exchange(code: string, codeVerifier: string): Promise<string>;
  /** Whether an authorization response may have this `iss`; null means none. */
  acceptsIssuer(issuer: string | null): Promise<boolean>;
}

/** The flow with a provider whose endpoints are built into arctic. */
export function arcticFlow(
  client: Google | Line,
  issuers: readonly string[],
): CodeFlow {
  return {
    authorizationUrl: (...request) =>
      Promise.resolve(client.createAuthorizationURL(...request)),
    exchange: (code, codeVerifier) =>
      idTokenOf(client.validateAuthorizationCode(code, codeVerifier)),
    acceptsIssuer: (given) =>
      Promise.resolve(given === null || issuers.includes(given)),
  };
}

/** The flow with a provider whose endpoints come from OIDC Discovery. */
export function discoveredFlow(
  client: OAuth2Client,
  metadata: () => Promise<ProviderMetadata>,
): CodeFlow {
  return {
    async authorizationUrl(state, codeVerifier, scopes) {
      const { authorization_endpoint } = await metadata();
      return client.createAuthorizationURLWithPKCE(
        authorization_endpoint,
        state,
        CodeChallengeMethod.S256,
        codeVerifier,
        scopes,
      );
    },
    async exchange(code, codeVerifier) {
      const { token_endpoint } = await metadata();
      return await idTokenOf(
        client.validateAuthorizationCode(token_endpoint, code, codeVerifier),
      );
    },
    async acceptsIssuer(given) {
      const {
        issuer,
        authorization_response_iss_parameter_supported: isRequired,
      } = await metadata();
      return given === null ? !isRequired : given === issuer;
    },
  };
}

const EXCHANGE_TIMEOUT_MS = 10_000;

/** Adds a timeout, because arctic accepts no abort signal. */
async function idTokenOf(exchange: Promise<OAuth2Tokens>): Promise<string> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error("the token endpoint did not answer in time")),
    EXCHANGE_TIMEOUT_MS,
  );
  try {
    return (await Promise.race([exchange, late])).idToken();
  } finally {
    clearTimeout(timer);
  }
}
