import type { DemoAccount } from "../../deploy/local/accounts.ts";
import { startIdp } from "../../deploy/local/idp.ts";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import {
  createTestApp,
  createTestKeys,
  type TestApp,
  testEnv,
} from "../test_app.ts";
import type { SiteHandler } from "../site.ts";
import type { Database } from "../storage/postgres.ts";
import type { RateLimit } from "../storage/rate_limiter.ts";
import type { AllowList } from "../staff/allow_list.ts";
import { writeAccess } from "../migrate.ts";

/** The URL of the server under test; it does not listen there. */
export const SITE = "http://localhost:8788";

const CLIENT = {
  clientId: "mcp-client",
  clientSecret: "a-client-secret-that-only-tests-know-of",
};

/** Options of {@linkcode createStaffSite}. */
export interface StaffSiteOptions {
  accounts: readonly DemoAccount[];
  allowed?: Partial<AllowList>;
  now?: () => Date;
  pages?: SiteHandler;
  /** A database in place of the app's own. */
  sql?: Database;
  rateLimit?: RateLimit;
}

/** The server, with a local identity provider that has the given accounts. */
export interface StaffSite extends TestApp {
  stopProvider(): Promise<void>;
  /** Writes the lists, as `migrate` does; one that is not given stays. */
  allow(allowed: Partial<AllowList>): Promise<unknown>;
}

/** Starts the server and its identity provider. */
export async function createStaffSite(
  { accounts, allowed, rateLimit, ...chosen }: StaffSiteOptions,
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
      ...(rateLimit && { rateLimit }),
    },
    ...chosen,
  });
  const allow = (allowed: Partial<AllowList>) =>
    writeAccess(app.database.ownerUrl, { allowed });
  await allow(allowed ?? {});
  return {
    ...app,
    allow,
    stopProvider: idp.stop,
    async [Symbol.asyncDispose]() {
      await idp.stop();
      await app[Symbol.asyncDispose]();
    },
  };
}

/** An account at the provider; its address is verified unless said otherwise. */
export function account(given: Partial<DemoAccount>): DemoAccount {
  return {
    provider: "google",
    sub: crypto.randomUUID(),
    name: "山本 恵",
    role: "owner",
    ...given,
  };
}

/** A browser that signs in to the site under test. */
export class Browser extends TestBrowser {
  readonly #site: StaffSite;

  constructor(site: StaffSite) {
    super(SITE);
    this.#site = site;
  }

  override send(to: string | URL, init: RequestInit = {}): Promise<Response> {
    const isSite = new URL(to, SITE).origin === SITE;
    return super.send(to, init, isSite ? this.#site.fetch : fetch);
  }

  /** Starts a sign-in; resolves to the callback's URL, which is not called. */
  async authorize(hint: string, query = ""): Promise<URL> {
    const start = new URL(`/auth/login/google${query}`, SITE);
    start.searchParams.set("login_hint", hint);
    const callback = `${SITE}/auth/callback/google`;
    const { url } = await this.follow(start, { end: callback });
    return url;
  }

  /** Signs in as that account; resolves to the callback's response. */
  async signIn(hint: string, query = ""): Promise<Response> {
    return await this.send(await this.authorize(hint, query));
  }
}
