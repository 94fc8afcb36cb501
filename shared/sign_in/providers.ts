import { Google, Line, OAuth2Client } from "arctic";
import { createRemoteJWKSet, customFetch } from "jose";
import { arcticFlow, type CodeFlow, discoveredFlow } from "./code_flow.ts";
import { discovery, type Fetch } from "./discovery.ts";
import { type IdTokenRules, verifyIdToken } from "./id_token.ts";
import type { IdentityProvider } from "./provider.ts";

/** A client that is registered with a provider. */
export interface ProviderOptions {
  clientId: string;
  clientSecret: string;
  /** The registered redirect URI. */
  callbackUrl: string;
  /**
   * An OpenID provider that replaces the real one; its endpoints are
   * discovered. https, or http with a loopback host.
   */
  issuer?: string | undefined;
  /** Whether LINE offers to add its official account as a friend. */
  offersFriend?: boolean | undefined;
  /** Used for discovery and keys; arctic uses the global `fetch`. */
  fetch?: Fetch;
}

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
  const { fetch = globalFetch } = options;
  const metadata = issuer === undefined ? undefined : discovery(issuer, fetch);
  const issuers = issuer === undefined ? GOOGLE_ISSUERS : [issuer];
  // Cached, because the key set in it caches the keys it has fetched.
  let rules: IdTokenRules | undefined;
  return createProvider(callbackUrl, {
    name: "google",
    scopes: ["openid", "email", "profile"],
    flow: metadata
      ? discoveredFlow(oauthClient(options), metadata)
      : arcticFlow(
        new Google(clientId, clientSecret, callbackUrl),
        issuers,
      ),
    rules: async () => {
      const jwksUri = metadata ? (await metadata()).jwks_uri : GOOGLE_JWKS;
      return rules ??= {
        provider: "google",
        algorithm: "RS256",
        key: createRemoteJWKSet(new URL(jwksUri), { [customFetch]: fetch }),
        issuers,
        clientId,
      };
    },
  });
}

/**
 * Sign-in with LINE's web login: HS256 with the channel secret. (LINE's
 * discovery document lists ES256, but that is for its native SDK.)
 *
 * @throws {TypeError} If `issuer` is neither https nor http on loopback.
 */
export function lineProvider(options: ProviderOptions): IdentityProvider {
  const { clientId, clientSecret, callbackUrl, issuer } = options;
  const { fetch = globalFetch } = options;
  const issuers = [issuer ?? LINE_ISSUER];
  return createProvider(callbackUrl, {
    name: "line",
    scopes: ["openid", "profile", "email"],
    flow: issuer === undefined
      ? arcticFlow(new Line(clientId, clientSecret, callbackUrl), issuers)
      : discoveredFlow(oauthClient(options), discovery(issuer, fetch)),
    // https://developers.line.biz/en/docs/line-login/link-a-bot/
    ...(options.offersFriend && { parameters: { bot_prompt: "normal" } }),
    rules: () =>
      Promise.resolve({
        provider: "line",
        algorithm: "HS256",
        key: new TextEncoder().encode(clientSecret),
        issuers,
        clientId,
      }),
  });
}

/** The differences between the providers. */
interface Parts {
  name: string;
  scopes: string[];
  flow: CodeFlow;
  /** Further parameters of an authorization request. */
  parameters?: Record<string, string>;
  rules(): Promise<IdTokenRules>;
}

function createProvider(callbackUrl: string, parts: Parts): IdentityProvider {
  const { name, scopes, flow, parameters = {}, rules } = parts;
  return {
    name,
    callbackUrl,
    async authorizationUrl(request) {
      const { state, codeVerifier, nonce, loginHint, autoLogin } = request;
      const url = await flow.authorizationUrl(state, codeVerifier, scopes);
      url.searchParams.set("nonce", nonce);
      for (const parameter of Object.entries(parameters)) {
        url.searchParams.set(...parameter);
      }
      if (loginHint) url.searchParams.set("login_hint", loginHint);
      if (name === "line" && autoLogin === false) {
        url.searchParams.set("disable_auto_login", "true");
      }
      return url;
    },
    acceptsIssuer: (issuer) => flow.acceptsIssuer(issuer),
    exchangeCode: (code, codeVerifier) => flow.exchange(code, codeVerifier),
    verifyIdToken: async (token, expected) =>
      await verifyIdToken(token, await rules(), expected),
  };
}

function oauthClient(options: ProviderOptions): OAuth2Client {
  const { clientId, clientSecret, callbackUrl } = options;
  return new OAuth2Client(clientId, clientSecret, callbackUrl);
}

const globalFetch: Fetch = (url, init) => fetch(url, init);
