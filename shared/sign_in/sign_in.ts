import { OAuth2RequestError } from "arctic";
import type { Identity, IdentityProvider } from "./provider.ts";
import { safeReturnTo } from "./return_to.ts";
import {
  type Transaction,
  TRANSACTION_SECONDS,
  TransactionCookies,
} from "./transaction.ts";

/** What sign-in needs from the outside; clock and randomness are injected. */
export interface SignInOptions {
  provider: IdentityProvider;
  /** First part of the cookies' names, e.g. `ai`; differs per service. */
  cookiePrefix: string;
  /** Where to go after sign-in unless the request says otherwise. */
  defaultReturnTo?: string;
  now: () => Date;
  /** 32 random bytes as 43 characters of base64url. */
  randomToken?: () => string;
}

/** Why a sign-in was refused. For the log; the person is told one sentence. */
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

/** The browser goes to `location`, with these `Set-Cookie` headers. */
export interface Started {
  location: string;
  setCookies: string[];
}

/** How a callback ended; `setCookies` belong on the answer either way. */
export type Finished =
  & { setCookies: string[] }
  & (
    | { ok: true; identity: Identity; returnTo: string }
    | { ok: false; rejection: SignInRejection }
  );

/** One sign-in flow with one provider. */
export interface SignIn {
  /**
   * Begins, for a request that may carry `return_to` and `login_hint`.
   *
   * @throws If the provider's endpoints cannot be discovered.
   */
  start(request: Request): Promise<Started>;
  /** Ends, for the request that the provider sent back. Never throws. */
  finish(request: Request): Promise<Finished>;
}

/**
 * Creates the authorization code flow with PKCE for one provider (RFC 6749,
 * RFC 7636, RFC 9207, OIDC Core), holding its state in the browser alone.
 *
 * @throws {TypeError} If the callback is neither https nor http://localhost.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { provider, cookiePrefix, defaultReturnTo = "/", now } = options;
  const randomToken = options.randomToken ?? randomBase64url;
  const cookies = new TransactionCookies(cookiePrefix, provider.callbackUrl);

  return {
    async start(request) {
      const { searchParams } = new URL(request.url);
      const state = randomToken();
      const codeVerifier = randomToken();
      const nonce = randomToken();
      const location = await provider.authorizationUrl({
        state,
        codeVerifier,
        nonce,
        loginHint: searchParams.get("login_hint")?.slice(0, 320),
      });
      const setCookies = cookies.open(request, state, {
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
      const setCookies = [cookies.close(response.state)];
      const opened = cookies.read(request, response.state);
      const checked = await check(response, opened, provider, now());
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
        // Checked again: what the browser held may be older than the rule.
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

/** Undefined where a parameter is repeated or `state` is not one of ours. */
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

async function check(
  { code, error, issuer }: AuthorizationResponse,
  opened: Transaction | undefined,
  provider: IdentityProvider,
  now: Date,
): Promise<Transaction & { code: string } | SignInRejection> {
  if (!opened) return { reason: "not_started_here" };
  if (opened.provider !== provider.name) return { reason: "other_provider" };
  const age = now.getTime() - opened.startedAt;
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
  return { ...opened, code };
}

function describeExchange(error: unknown): SignInRejection {
  if (error instanceof OAuth2RequestError) {
    return { reason: "code_refused", detail: errorCode(error.code) };
  }
  return { reason: "provider_unavailable", detail: describeError(error) };
}

/** RFC 6749 error codes only; anything else could be text of an attacker. */
function errorCode(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : "unknown";
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}

function randomBase64url(): string {
  return crypto.getRandomValues(new Uint8Array(32))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}
