import { exportPKCS8, generateKeyPair } from "jose";
import type { DemoAccount } from "../deploy/local/accounts.ts";
import { type Idp, startIdp } from "../deploy/local/idp.ts";
import { createLog } from "../shared/http/log.ts";
import { TestBrowser } from "../shared/sign_in/test_browser.ts";
import { createApp } from "./app.ts";
import { createDeps, type LocalDeps } from "./deps.ts";
import { readEnv } from "./env.ts";
import type { SiteHandler } from "./site.ts";
import { openDenoKv } from "./store/deno_kv.ts";

/** Origin of the service under test. */
export const SITE = "http://localhost:8787";

const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const PRIVATE_KEY = await exportPKCS8(privateKey);
const CLIENT_SECRET = "a-secret-that-only-these-tests-know-of";

/** A valid environment, without a local identity provider. */
export const VARIABLES: Record<string, string> = {
  AI_SERVICE_URL: SITE,
  AI_SERVICE_ISSUER: "ai-service.example.com",
  AI_SERVICE_PRIVATE_KEY: PRIVATE_KEY,
  MCP_SERVER_URL: "http://localhost:8788",
  MCP_AUDIENCE: "mcp-api.example.com",
  GOOGLE_CLIENT_ID: "google-client",
  GOOGLE_CLIENT_SECRET: CLIENT_SECRET,
  LINE_CHANNEL_ID: "line-channel",
  LINE_CHANNEL_SECRET: CLIENT_SECRET,
};

/** The service on an empty store, with the local identity provider. */
export interface TestService extends AsyncDisposable {
  deps: LocalDeps;
  idp: Idp;
  /** Lines that the service has logged. */
  logged: string[];
  /** Sends a request as this browser, which keeps the cookies it is given. */
  send(
    browser: TestBrowser,
    path: string,
    init?: RequestInit,
  ): Promise<Response>;
  /** Sends a request without a browser. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a request from that client address, without a browser. */
  sendFrom(address: string, path: string): Promise<Response>;
}

/** The site takes long to build, and few tests look at pages. */
function onePage(): Promise<Response> {
  return Promise.resolve(new Response("a page"));
}

/** Starts both; the clock is the real one, since the provider's is. */
export async function startService(
  variables: Record<string, string> = {},
  pages: SiteHandler = onePage,
  accounts?: readonly DemoAccount[],
): Promise<TestService> {
  const client = (clientId: string) => [{
    clientId,
    clientSecret: CLIENT_SECRET,
    redirectUris: ["google", "line"].map((name) =>
      `${SITE}/auth/callback/${name}`
    ),
  }];
  const idp = await startIdp({
    port: 0,
    clients: {
      google: client("google-client"),
      line: client("line-channel"),
    },
    ...(accounts && { accounts }),
  });
  const logged: string[] = [];
  const kv = await openDenoKv({ path: ":memory:", now: () => new Date() });
  const deps = await createDeps({
    env: readEnv({
      ...VARIABLES,
      GOOGLE_ISSUER: idp.googleIssuer,
      LINE_ISSUER: idp.lineIssuer,
      ...variables,
    }),
    kv,
    log: createLog({
      service: "ai-service",
      write: (line) => logged.push(line),
    }),
  });
  const app = createApp(deps, pages);
  return {
    deps,
    idp,
    logged,
    async send(browser, path, init) {
      const url = new URL(path, SITE);
      return await browser.send(url, init, (request) => app.fetch(request));
    },
    async fetch(path, init) {
      return await app.fetch(new Request(new URL(path, SITE), init));
    },
    async sendFrom(address, path) {
      return await app.fetch(new Request(new URL(path, SITE)), { address });
    },
    async [Symbol.asyncDispose]() {
      kv.close();
      await idp.stop();
    },
  };
}

/** The callback URL to which the provider redirects the browser. */
export async function authorize(location: string): Promise<URL> {
  const browser = new TestBrowser();
  const { url, response } = await browser.follow(location, { end: SITE });
  if (url.href.startsWith(SITE)) return url;
  throw new Error(`The provider answered ${response.status}`);
}

/** Starts a sign-in and goes through the provider; the callback is not called. */
export async function beginSignIn(
  service: TestService,
  browser: TestBrowser,
  { provider = "google", hint = "hanako@example.com", returnTo = "/" } = {},
): Promise<URL> {
  const query = new URLSearchParams({ login_hint: hint, return_to: returnTo });
  const response = await service.send(
    browser,
    `/auth/login/${provider}?${query}`,
  );
  return await authorize(response.headers.get("location") ?? "");
}

/** Signs a new browser in. */
export async function signIn(
  service: TestService,
  options: { provider?: string; hint?: string; returnTo?: string } = {},
): Promise<TestBrowser> {
  const browser = new TestBrowser();
  const callback = await beginSignIn(service, browser, options);
  const response = await service.send(browser, callback.href);
  if (response.status !== 302) throw new Error("The sign-in was refused");
  return browser;
}
