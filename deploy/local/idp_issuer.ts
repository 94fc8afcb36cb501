import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { accountPicker } from "./account_picker.ts";
import { type DemoAccount, findAccount } from "./accounts.ts";
import {
  createProvider,
  type IssuerOptions,
  SESSION_COOKIE,
} from "./idp_provider.ts";

/** An OpenID provider with its account picker. */
export interface Issuer {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Creates an issuer; it is mounted at the path of its URL. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const { provider, issuer, accounts } = options;
  const oidc = await createProvider(options);
  const serve = oidc.callback();
  const mount = new URL(issuer).pathname;

  async function handle(request: IncomingMessage, response: ServerResponse) {
    removeSessionCookie(request);
    const { url = mount } = request;
    // As in a mounted Express application: oidc-provider builds its URLs from both.
    Object.assign(request, {
      originalUrl: url,
      url: url.slice(mount.length) || "/",
    });
    if (!request.url?.startsWith("/interaction/")) {
      return await serve(request, response);
    }
    try {
      await interact(request, response);
    } catch {
      // oidc-provider throws if the interaction or its cookie has expired.
      const sentence =
        "This sign-in has ended or expired. Go back and start again.\n";
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8" })
        .end(sentence);
    }
  }

  async function interact(request: IncomingMessage, response: ServerResponse) {
    const { params } = await oidc.interactionDetails(request, response);
    if (request.method === "POST") {
      const form = new URLSearchParams(await text(request));
      const account = findAccount(accounts, form.get("account"));
      if (account && form.has("friend")) options.onFriend?.(account.sub);
      return await finish(request, response, account);
    }
    const hinted = findAccount(accounts, params.login_hint);
    if (hinted) return await finish(request, response, hinted);

    const page = accountPicker({
      provider,
      accounts,
      offersFriend: params.bot_prompt !== undefined,
      site: new URL(params.redirect_uri).host,
      language: preferred(
        params.ui_locales ?? request.headers["accept-language"],
      ),
    });
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
      "cache-control": "no-store",
    }).end(page);
  }

  async function finish(
    request: IncomingMessage,
    response: ServerResponse,
    account: DemoAccount | undefined,
  ) {
    const result = account
      ? { login: { accountId: account.sub }, select_account: {} }
      : {
        error: "access_denied",
        error_description: "The person cancelled the sign-in",
      };
    await oidc.interactionFinished(request, response, result);
  }

  return { handle };
}

/** Without the session cookie there is no single sign-on, also between tabs. */
function removeSessionCookie(request: IncomingMessage) {
  request.headers.cookie = (request.headers.cookie ?? "")
    .split(/; */)
    .filter((pair) => !pair.startsWith(SESSION_COOKIE))
    .join("; ");
}

/** The first of ja and en in `Accept-Language` or `ui_locales`; else English. */
function preferred(languages = ""): "ja" | "en" {
  const requested = languages.split(/[,\s]+/).map((tag) =>
    tag.slice(0, 2).toLowerCase()
  );
  return requested.find((tag) => tag === "ja" || tag === "en") === "ja"
    ? "ja"
    : "en";
}
