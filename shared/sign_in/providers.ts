// This module is portable: it runs on Deno and on Workers.
import {
  CodeChallengeMethod,
  Google,
  Line,
  OAuth2Client,
  type OAuth2Tokens,
} from "arctic"; // the OAuth calls of each provider; it only decodes ID tokens
import { createRemoteJWKSet, customFetch } from "jose"; // verifies ID tokens
import { discovery, type Fetch, type ProviderMetadata } from "./discovery.ts";
import { type IdTokenRules, verifyIdToken } from "./id_token.ts";
import type { IdentityProvider } from "./provider.ts";

/** One registered client at a provider. */
export interface ProviderOptions {
  clientId: string;
  clientSecret: string;
  /** The registered redirect URI. */
  callbackUrl: string;
  /**
   * Uses this OpenID provider instead of the real one; its endpoints are
   * discovered. https, or http on loopback only.
   */
  issuer?: string | undefined;
  /** For discovery and keys; arctic itself uses the global one. */
  fetch?: Fetch;
}

/** What differs between the providers once endpoints are known. */
interface Parts {
  name: string;
  flow: CodeFlow;
  scopes: string[];
  rules(): Promise<IdTokenRules>;
  acceptsIssuer(issuer: string | null): Promise<boolean>;
}

interface CodeFlow {
  authorizationUrl(
    state: string,
    codeVerifier: string,
    scopes: string[],
  ): Promise<URL>;
  exchange(code: string, codeVerifier: string): Promise<OAuth2Tokens>;
}

const EXCHANGE_TIMEOUT_MS = 10_000;
const GOOGLE_JWKS = "https://www.googleapis.com/oauth2/v3/certs";
/** Both spellings are documented by Google. */
const GOOGLE_ISSUERS = ["https://accounts.google.com", "accounts.google.com"];
const LINE_ISSUER = "https://access.line.me";

/**
 * Sign-in with Google: RS256 by JWKS.
 *
 * @throws {TypeError} If `issuer` is neither https nor http on loopback.
 */
export function googleProvider(options: ProviderOptions): IdentityProvider {
  const { clientId, clientSecret, callbackUrl, issuer } = options;
  const fetch = options.fetch ?? globalFetch;
  const common = { name: "google", scopes: ["openid", "email", "profile"] };
  const rulesFor = (issuers: string[], jwksUri: string): IdTokenRules => ({
    provider: "google",
    algorithm: "RS256",
    key: createRemoteJWKSet(new URL(jwksUri), { [customFetch]: fetch }),
    issuers,
    clientId,
  });
  if (issuer === undefined) {
    const rules = rulesFor(GOOGLE_ISSUERS, GOOGLE_JWKS);
    return createProvider(callbackUrl, {
      ...common,
      flow: arcticFlow(new Google(clientId, clientSecret, callbackUrl)),
      rules: () => Promise.resolve(rules),
      acceptsIssuer: knownIssuers(GOOGLE_ISSUERS),
    });
  }
  const metadata = discovery(issuer, fetch);
  // Kept, because the key set inside remembers what it has fetched.
  let rules: IdTokenRules | undefined;
  return createProvider(callbackUrl, {
    ...common,
    ...discoveredFlow(options, metadata),
    rules: async () =>
      rules ??= rulesFor([issuer], (await metadata()).jwks_uri),
  });
}

/**
 * Sign-in with LINE, web login: HS256 with the channel secret, although LINE's
 * discovery document lists ES256 (that one is for its native SDK).
 *
 * @throws {TypeError} If `issuer` is neither https nor http on loopback.
 */
export function lineProvider(options: ProviderOptions): IdentityProvider {
  const { clientId, clientSecret, callbackUrl, issuer } = options;
  const fetch = options.fetch ?? globalFetch;
  const rules: IdTokenRules = {
    provider: "line",
    algorithm: "HS256",
    key: new TextEncoder().encode(clientSecret),
    issuers: [issuer ?? LINE_ISSUER],
    clientId,
  };
  const common = {
    name: "line",
    scopes: ["openid", "profile", "email"],
    rules: () => Promise.resolve(rules),
  };
  if (issuer === undefined) {
    return createProvider(callbackUrl, {
      ...common,
      flow: arcticFlow(new Line(clientId, clientSecret, callbackUrl)),
      acceptsIssuer: knownIssuers([LINE_ISSUER]),
    });
  }
  return createProvider(callbackUrl, {
    ...common,
    ...discoveredFlow(options, discovery(issuer, fetch)),
  });
}

function createProvider(callbackUrl: string, parts: Parts): IdentityProvider {
  const { name, flow, scopes, rules, acceptsIssuer } = parts;
  return {
    name,
    callbackUrl,
    acceptsIssuer,
    async authorizationUrl({ state, codeVerifier, nonce, loginHint }) {
      const url = await flow.authorizationUrl(state, codeVerifier, scopes);
      url.searchParams.set("nonce", nonce);
      if (loginHint) url.searchParams.set("login_hint", loginHint);
      return url;
    },
    async exchangeCode(code, codeVerifier) {
      const tokens = await withDeadline(flow.exchange(code, codeVerifier));
      return tokens.idToken();
    },
    async verifyIdToken(token, expected) {
      return await verifyIdToken(token, await rules(), expected);
    },
  };
}

function arcticFlow(client: Google | Line): CodeFlow {
  return {
    authorizationUrl: (state, codeVerifier, scopes) =>
      Promise.resolve(
        client.createAuthorizationURL(state, codeVerifier, scopes),
      ),
    exchange: (code, codeVerifier) =>
      client.validateAuthorizationCode(code, codeVerifier),
  };
}

function discoveredFlow(
  { clientId, clientSecret, callbackUrl }: ProviderOptions,
  metadata: () => Promise<ProviderMetadata>,
): Pick<Parts, "flow" | "acceptsIssuer"> {
  const client = new OAuth2Client(clientId, clientSecret, callbackUrl);
  return {
    flow: {
      authorizationUrl: async (state, codeVerifier, scopes) =>
        client.createAuthorizationURLWithPKCE(
          (await metadata()).authorization_endpoint,
          state,
          CodeChallengeMethod.S256,
          codeVerifier,
          scopes,
        ),
      exchange: async (code, codeVerifier) =>
        client.validateAuthorizationCode(
          (await metadata()).token_endpoint,
          code,
          codeVerifier,
        ),
    },
    async acceptsIssuer(given) {
      const {
        issuer,
        authorization_response_iss_parameter_supported: always,
      } = await metadata();
      return given === null ? !always : given === issuer;
    },
  };
}

function knownIssuers(issuers: string[]) {
  return (given: string | null) =>
    Promise.resolve(given === null || issuers.includes(given));
}

const globalFetch: Fetch = (url, init) => fetch(url, init);

/** arctic takes no abort signal, so the wait is bounded here. */
async function withDeadline<T>(promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error("the token endpoint did not answer in time")),
    EXCHANGE_TIMEOUT_MS,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
