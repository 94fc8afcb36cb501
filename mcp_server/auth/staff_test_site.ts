import { type DemoAccount } from "../../deploy/local/accounts.ts";
import { startIdp } from "../../deploy/local/idp.ts";
import {
  createTestApp,
  createTestKeys,
  type TestApp,
  testEnv,
} from "../test_app.ts";
import type { SiteHandler } from "../site.ts";
import type { Database } from "../storage/postgres.ts";
import type { AllowList } from "../staff/allow_list.ts";

/** Where the server under test believes to be reached. */
export const SITE = "http://localhost:8788";

const CLIENT = {
  clientId: "mcp-client",
  clientSecret: "a-client-secret-that-only-tests-know-of",
};

/** What a test may choose. */
export interface StaffSiteOptions {
  accounts: readonly DemoAccount[];
  allowed?: Partial<AllowList>;
  now?: () => Date;
  pages?: SiteHandler;
  /** Another database than the one it comes with. */
  sql?: Database;
}

/** The server with a real identity provider that knows those accounts. */
export interface StaffSite extends TestApp {
  stopProvider(): Promise<void>;
}

/** Starts both. */
export async function createStaffSite(
  { accounts, allowed, ...chosen }: StaffSiteOptions,
): Promise<StaffSite> {
  const client = { ...CLIENT, redirectUris: [`${SITE}/auth/callback/google`] };
  const idp = await startIdp({
    port: 0,
    clients: { google: [client], line: [] },
    accounts,
  });
  const app = await createTestApp({
    env: {
      ...testEnv("postgres://unused.invalid", await createTestKeys()),
      google: { ...CLIENT, issuer: idp.googleIssuer },
      admin: { emails: [], domain: undefined, ...allowed },
    },
    ...chosen,
  });
  return {
    ...app,
    stopProvider: idp.stop,
    async [Symbol.asyncDispose]() {
      await idp.stop();
      await app[Symbol.asyncDispose]();
    },
  };
}

/** An account at the provider; verified unless it says otherwise. */
export function account(given: Partial<DemoAccount>): DemoAccount {
  return {
    provider: "google",
    sub: crypto.randomUUID(),
    name: "山本 恵",
    role: "owner",
    ...given,
  };
}

/** A browser with a cookie jar, as far as sign-in needs one. */
export class Browser {
  readonly #site: StaffSite;
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(site: StaffSite) {
    this.#site = site;
  }

  /** The site's cookies, as the jar holds them now. */
  get cookies(): Map<string, string> {
    return this.#jar(new URL(SITE));
  }

  /** Sends one request and follows nothing. */
  async send(to: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(to, SITE);
    const jar = this.#jar(url);
    const headers = new Headers(init.headers);
    headers.set(
      "Cookie",
      [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    );
    const request = new Request(url, { ...init, headers, redirect: "manual" });
    const response = url.origin === SITE
      ? await this.#site.fetch(request)
      : await fetch(request);
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  }

  /** Starts a sign-in and answers where the provider sends the browser back to. */
  async authorize(hint: string, query = ""): Promise<URL> {
    const start = new URL(`/auth/login/google${query}`, SITE);
    start.searchParams.set("login_hint", hint);
    let url = start;
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.send(url);
      await response.body?.cancel();
      url = new URL(response.headers.get("Location") ?? "", url);
      if (url.origin === SITE) return url;
    }
    throw new Error("The provider did not send the browser back");
  }

  /** Signs in as that account; resolves to the callback's answer. */
  async signIn(hint: string, query = ""): Promise<Response> {
    return await this.send(await this.authorize(hint, query));
  }

  #jar({ origin }: URL): Map<string, string> {
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    return jar;
  }
}

function keep(jar: Map<string, string>, cookie: string) {
  const [pair = "", ...attributes] = cookie.split("; ");
  const [name = "", value = ""] = pair.split(/=(.*)/);
  const ended = attributes.some((one) => /^max-age=0$/i.test(one));
  if (ended) jar.delete(name);
  else jar.set(name, value);
}
