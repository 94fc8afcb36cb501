import type { IncomingMessage, ServerResponse } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import type { DemoAccount } from "./accounts.ts";

/** A client of the local provider. */
export interface OidcClient {
  clientId: string;
  /** At least 32 characters, because it is the HS256 key (RFC 7518, 3.2). */
  clientSecret: string;
  redirectUris: string[];
}

export interface IssuerOptions {
  provider: "google" | "line";
  issuer: string;
  clients: OidcClient[];
  accounts: readonly DemoAccount[];
  /** Told who added the shop's LINE account as a friend. */
  onFriend?: (sub: string) => void;
}

/** The part of oidc-provider that is used; the package has no types. */
export interface OidcProvider {
  callback(): (
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>;
  interactionDetails(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<
    {
      params: {
        redirect_uri: string;
        login_hint?: string;
        ui_locales?: string;
        /** LINE's: whether the page offers to add the account as a friend. */
        bot_prompt?: string;
      };
    }
  >;
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: Record<string, unknown>,
  ): Promise<void>;
}

interface Context {
  body: string;
  type: string;
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: {
      Grant: new (grant: { clientId: string; accountId: string }) => {
        addOIDCScope(scopes: string): void;
        save(seconds: number): Promise<string>;
      };
    };
  };
}

export const SESSION_COOKIE = "idp_session";
const SCOPES = ["openid", "email", "profile"];
/** How long a sign-in may take, in seconds. */
const INTERACTION_SECONDS = 1800;

// oidc-provider is a certified OpenID provider, so the local sign-in uses the
// real protocol.
const { Provider, interactionPolicy } = await withoutWarnings(() =>
  import("oidc-provider")
);

/** Creates an OpenID provider with Google's or LINE's authorization code flow. */
export async function createProvider(
  options: IssuerOptions,
): Promise<OidcProvider> {
  const { provider, issuer, clients, accounts } = options;
  const algorithm = provider === "google" ? "RS256" : "HS256";
  const settings = {
    clients: clients.map(({ clientId, clientSecret, redirectUris }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      id_token_signed_response_alg: algorithm,
    })),
    jwks: { keys: [await signingKey()] },
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    responseTypes: ["code"],
    extraParams: ["bot_prompt"],
    scopes: SCOPES,
    claims: {
      openid: ["sub", "hd"],
      email: ["email", "email_verified"],
      profile: ["name", "picture"],
    },
    // Google and LINE include the claims in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: interactionUrl, policy: promptPolicy() },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    cookies: {
      keys: [crypto.randomUUID()],
      names: { session: SESSION_COOKIE },
    },
    findAccount: (_context: Context, sub: string) => findAccount(accounts, sub),
    loadExistingGrant: grantAllScopes,
    renderError,
    ttl: {
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: INTERACTION_SECONDS,
      Session: INTERACTION_SECONDS,
      Grant: INTERACTION_SECONDS,
    },
  };
  return await withoutWarnings(() => new Provider(issuer, settings));
}

async function signingKey() {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...await exportJWK(privateKey), use: "sig", alg: "RS256" };
}

function interactionUrl(
  { oidc }: { oidc: { issuer: string } },
  { uid }: { uid: string },
) {
  return `${new URL(oidc.issuer).pathname}/interaction/${uid}`;
}

/** Always asks for an account, also for Google's `select_account`; no consent. */
function promptPolicy() {
  const policy = interactionPolicy.base();
  policy.remove("consent");
  policy.add(
    new interactionPolicy.Prompt({ name: "select_account", requestable: true }),
  );
  return policy;
}

function findAccount(accounts: readonly DemoAccount[], sub: string) {
  const account = accounts.find((account) => account.sub === sub);
  if (!account) return;
  const { provider, name, email, emailVerified = true, picture, hostedDomain } =
    account;
  const hasVerifiedClaim = provider === "google" && email !== undefined;
  const claims = {
    sub,
    name,
    email,
    email_verified: hasVerifiedClaim ? emailVerified : undefined,
    picture,
    hd: hostedDomain,
  };
  return { accountId: sub, claims: () => claims };
}

async function grantAllScopes({ oidc }: Context) {
  const { client: { clientId }, session: { accountId } } = oidc;
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope(SCOPES.join(" "));
  await grant.save(INTERACTION_SECONDS);
  return grant;
}

function renderError(
  context: Context,
  { error, error_description }: { error: string; error_description?: string },
) {
  context.type = "text/plain; charset=utf-8";
  context.body = `The local sign-in failed: ${
    error_description ?? error
  } (${error})\n`;
}

/**
 * Suppresses two warnings of oidc-provider that do not apply here: that Deno is
 * not supported (the tests show that it works), and that the in-memory adapter
 * loses its state, which is intended.
 */
async function withoutWarnings<T>(run: () => T | Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...message) => {
    if (!/Unsupported runtime|in-memory adapter/.test(String(message[0]))) {
      warn(...message);
    }
  };
  try {
    return await run();
  } finally {
    console.warn = warn;
  }
}
