import { secureUrl } from "../../shared/http/environment_url.ts";
import { discovery } from "../../shared/sign_in/discovery.ts";
import { type Answer, ask, outcomeOf } from "./ask.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import type { System } from "./system.ts";

/** Where a sign-in begins, and the address to which its provider leads back. */
interface SignIn {
  name: string;
  login: string;
  callback: string;
  /** The variable of the service's own URL. */
  urlVariable: string;
}

/** Whether people are led to the providers, and back to these URLs. */
export async function checkSignIn(system: System): Promise<Finding[]> {
  const { aiUrl, mcpUrl, ai, mcp } = system;
  const signIn = (name: string, origin: string, provider: string): SignIn => ({
    name,
    login: `${origin}/auth/login/${provider}`,
    callback: `${origin}/auth/callback/${provider}`,
    urlVariable: origin === aiUrl ? "AI_SERVICE_URL" : "MCP_SERVER_URL",
  });
  const usesGoogle = ai.GOOGLE_CLIENT_ID || mcp.MCP_GOOGLE_CLIENT_ID;
  const google = usesGoogle &&
    (ai.GOOGLE_ISSUER || mcp.GOOGLE_ISSUER || "https://accounts.google.com");
  const line = ai.LINE_CHANNEL_ID &&
    (ai.LINE_ISSUER || "https://access.line.me");
  return await Promise.all([
    provider(system, "google_provider", google),
    provider(system, "line_provider", line),
    redirect(system, signIn("google_sign_in", aiUrl, "google")),
    redirect(system, signIn("line_sign_in", aiUrl, "line")),
    redirect(system, signIn("staff_sign_in", mcpUrl, "google")),
  ]);
}

async function provider(
  { fetch }: System,
  name: string,
  issuer: string | undefined,
): Promise<Finding> {
  if (!issuer) {
    return notChecked(name, "no client of it is in this environment");
  }
  if (!secureUrl.safeParse(issuer).success) {
    return notChecked(name, "the environment cannot be read");
  }
  try {
    await discovery(issuer, (url, init) => fetch(url, init))();
    return well(name, `${issuer} publishes its metadata`);
  } catch (error) {
    return fault(name, {
      found: (error as Error).message,
      expected: `${issuer}/.well-known/openid-configuration, of this issuer`,
      next: "correct GOOGLE_ISSUER or LINE_ISSUER (unset for the real ones), " +
        "or let this machine reach it",
    });
  }
}

/** Statuses of a proxy that does not reach the service behind it. */
const PROXY_ALONE = [502, 504];

async function redirect(system: System, signIn: SignIn): Promise<Finding> {
  const { name, login } = signIn;
  const answer = await ask(system, login);
  if (answer.status === 0 || PROXY_ALONE.includes(answer.status)) {
    return notChecked(name, "no answer of the service");
  }
  if (answer.status === 404) return well(name, "not configured");
  if (answer.status === 429) {
    return notChecked(name, "too many sign-ins from here", "wait ten minutes");
  }
  const location = URL.parse(answer.headers.get("Location") ?? "");
  if (![302, 303].includes(answer.status) || !location) {
    return fault(name, {
      found: `${login} ${outcomeOf(answer)}`,
      expected: "a redirect to the provider",
      next: "see the provider's checks here, and `sign_in_not_started` or " +
        "`staff_sign_in_unavailable` in the log",
    });
  }
  return compare(signIn, location.searchParams.get("redirect_uri")) ??
    await accepted(system, signIn, location);
}

/** Undefined if the provider leads back to where the service is reached. */
function compare(
  { name, callback, urlVariable }: SignIn,
  redirectUri: string | null,
): Finding | undefined {
  if (redirectUri === callback) return undefined;
  return fault(name, {
    found: `people are led back to ${redirectUri}`,
    expected: callback,
    next: `set ${urlVariable} to the origin in people's browsers, and restart`,
  });
}

/** Whether the provider knows the redirect address. */
async function accepted(
  system: System,
  { name, callback }: SignIn,
  authorization: URL,
): Promise<Finding> {
  const answer = await ask(system, authorization.href);
  if (answer.status === 0) {
    return notChecked(name, `${authorization.origin}: ${answer.problem}`);
  }
  if (!isRefusal(answer)) {
    return well(name, `${authorization.origin} knows ${callback}`);
  }
  return fault(name, {
    found: `${authorization.origin} refuses the client or ${callback}`,
    expected: "the client id and that redirect address, registered there",
    next: `register ${callback} in the provider's console, exactly so`,
  });
}

/** Google leads to a page of its own that names the error; others answer 400. */
function isRefusal({ status, headers }: Answer): boolean {
  return status >= 400 ||
    /\/(oauth\/)?error\b/.test(headers.get("Location") ?? "");
}
