import { OAuth2RequestError } from "arctic";
import type { Identity, IdentityProvider } from "./provider.ts";
import { randomToken } from "./random_token.ts";
import { safeReturnTo } from "./return_to.ts";
import {
  type Transaction,
  TRANSACTION_SECONDS,
  TransactionCookies,
} from "./transaction.ts";

/** Options of {@linkcode createSignIn}. */
export interface SignInOptions {
  provider: IdentityProvider;
  /** The first part of the cookies' names, e.g. `ai`; each service has its own. */
  cookiePrefix: string;
  /** The path after sign-in if the request has no `return_to`. */
  defaultReturnTo?: string;
  now: () => Date;
  /** See {@linkcode randomToken}. */
  randomToken?: () => string;
}

/** The reason why a sign-in was refused, for the log. */
export type SignInRejection =
  | { reason: "malformed_response" }
  | { reason: "not_started_here" }
  | { reason: "started_too_long_ago" }
  | { reason: "other_provider" }
  | { reason: "other_issuer" }
  | { reason: "provider_refused"; detail: string }
  | { reason: "provider_unavailable"; detail: string }
  | { reason: "code_refused"; detail: string }
  | { reason: "bad_id_token"; detail: string };

/** A started sign-in: the redirect and the `Set-Cookie` headers to send. */
export interface Started {
  location: string;
  setCookies: string[];
}

/** The result of a callback; `setCookies` are sent in both cases. */
export type Finished =
  & { setCookies: string[] }
  & (
    | { ok: true; identity: Identity; returnTo: string }
    | { ok: false; rejection: SignInRejection }
  );

/** The sign-in with one provider. */
export interface SignIn {
  /**
   * Starts a sign-in. The request may have `return_to`, `login_hint` and
   * `auto_login=off`.
   *
   * @throws If the provider's endpoints cannot be discovered.
   */
  start(request: Request): Promise<Started>;
  /** Finishes it, with the callback's request. Never throws. */
  finish(request: Request): Promise<Finished>;
}

/**
 * Creates the authorization code flow with PKCE for one provider (RFC 6749,
 * RFC 7636, RFC 9207, OIDC Core). Its state is kept in cookies only.
 *
 * @throws {TypeError} If the callback is neither https nor http://localhost.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { provider, cookiePrefix, defaultReturnTo = "/", now } = options;
  const newToken = options.randomToken ?? randomToken;
  const cookies = new TransactionCookies(cookiePrefix, provider.callbackUrl);

  return {
    async start(request) {
      const { searchParams } = new URL(request.url);
      const state = newToken();
      const codeVerifier = newToken();
      const nonce = newToken();
      const location = await provider.authorizationUrl({
        state,
        codeVerifier,
        nonce,
        loginHint: searchParams.get("login_hint")?.slice(0, 320),
        autoLogin: searchParams.get("auto_login") !== "off",
      });
      const setCookies = cookies.set(request, state, {
        provider: provider.name,
        codeVerifier,
        nonce,
        returnTo: safeReturnTo(searchParams.get("return_to"), defaultReturnTo),
        startedAt: now().getTime(),
      });
      return { location: location.href, setCookies };
    },

    async finish(request) {
      const response = readResponse(request);
      if (!response) {
        return refuse({ reason: "malformed_response" }, []);
      }
      const setCookies = [cookies.delete(response.state)];
      const transaction = cookies.read(request, response.state);
      const checked = await checkResponse(
        response,
        transaction,
        provider,
        now(),
      );
      if ("reason" in checked) return refuse(checked, setCookies);
      const { code, codeVerifier, nonce, returnTo } = checked;

      let idToken: string;
      try {
        idToken = await provider.exchangeCode(code, codeVerifier);
      } catch (error) {
        return refuse(describeExchange(error), setCookies);
      }
      try {
        const identity = await provider.verifyIdToken(idToken, {
          nonce,
          now: now(),
        });
        // Checked again: a browser can send any cookie value.
        const back = safeReturnTo(returnTo, defaultReturnTo);
        return { ok: true, identity, returnTo: back, setCookies };
      } catch (error) {
        const detail = describeError(error);
        return refuse({ reason: "bad_id_token", detail }, setCookies);
      }
    },
  };
}

function refuse(rejection: SignInRejection, setCookies: string[]): Finished {
  return { ok: false, rejection, setCookies };
}

interface AuthorizationResponse {
  state: string;
  code: string | null;
  error: string | null;
  issuer: string | null;
}

/** Undefined if a parameter is repeated or `state` is malformed. */
function readResponse(request: Request): AuthorizationResponse | undefined {
  const { searchParams } = new URL(request.url);
  const names = ["state", "code", "error", "iss"];
  if (names.some((name) => searchParams.getAll(name).length > 1)) return;
  const state = searchParams.get("state");
  if (!state || !/^[A-Za-z0-9_-]{43}$/.test(state)) return;
  return {
    state,
    code: searchParams.get("code"),
    error: searchParams.get("error"),
    issuer: searchParams.get("iss"),
  };
}

async function checkResponse(
  { code, error, issuer }: AuthorizationResponse,
  transaction: Transaction | undefined,
  provider: IdentityProvider,
  now: Date,
): Promise<Transaction & { code: string } | SignInRejection> {
  if (!transaction) return { reason: "not_started_here" };
  if (transaction.provider !== provider.name) {
    return { reason: "other_provider" };
  }
  const age = now.getTime() - transaction.startedAt;
  if (age < 0 || age > TRANSACTION_SECONDS * 1000) {
    return { reason: "started_too_long_ago" };
  }
  try {
    if (!await provider.acceptsIssuer(issuer)) {
      return { reason: "other_issuer" };
    }
  } catch (cause) {
    return { reason: "provider_unavailable", detail: describeError(cause) };
  }
  if (error !== null) {
    return { reason: "provider_refused", detail: errorCode(error) };
  }
  if (!code) return { reason: "malformed_response" };
  return { ...transaction, code };
}

function describeExchange(error: unknown): SignInRejection {
  if (error instanceof OAuth2RequestError) {
    return { reason: "code_refused", detail: errorCode(error.code) };
  }
  return { reason: "provider_unavailable", detail: describeError(error) };
}

/** Keeps RFC 6749 error codes only; other text could be an attacker's. */
function errorCode(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : "unknown";
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}
