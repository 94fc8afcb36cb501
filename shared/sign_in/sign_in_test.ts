import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { createHash } from "node:crypto";
import {
  createSignIn,
  type Finished,
  googleProvider,
  lineProvider,
  type SignIn,
} from "./mod.ts";
import { TestBrowser } from "./test_browser.ts";
import {
  callbackOf,
  type FakeProviders,
  NOW,
  SECRET,
  SITE,
  withFakeProviders,
} from "./test_providers.ts";

/** Starts a sign-in, and prepares the ID token for it. */
async function begin(
  providers: FakeProviders,
  flow: SignIn,
  browser: TestBrowser,
  query = "",
) {
  const started = await visit(
    browser,
    `/auth/login/x${query}`,
    (request) => flow.start(request),
  );
  const url = new URL(started.location);
  const state = url.searchParams.get("state") ?? "";
  providers.claims = { nonce: url.searchParams.get("nonce") };
  return { url, state, setCookies: started.setCookies };
}

function end(
  flow: SignIn,
  browser: TestBrowser,
  query: Record<string, string>,
): Promise<Finished> {
  const path = `/auth/callback/x?${new URLSearchParams(query)}`;
  return visit(browser, path, (request) => flow.finish(request));
}

/** Calls a handler with the browser's request, and keeps the cookies it sets. */
async function visit<Result extends { setCookies: string[] }>(
  browser: TestBrowser,
  path: string,
  handle: (request: Request) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  await browser.send(path, {}, async (request) => {
    result = await handle(request);
    const headers = new Headers();
    for (const cookie of result.setCookies) {
      headers.append("Set-Cookie", cookie);
    }
    return new Response(null, { headers });
  });
  return result!;
}

const reasonOf = (finished: Finished) =>
  finished.ok ? "accepted" : finished.rejection.reason;

Deno.test("arctic's Google class sends state, PKCE, nonce and the client's credentials", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { url, state } = await begin(
      providers,
      google,
      browser,
      "?return_to=/c/1&login_hint=hanako@example.com",
    );
    const query = url.searchParams;
    assertEquals(
      url.origin + url.pathname,
      "https://accounts.google.com/o/oauth2/v2/auth",
    );
    assertEquals(query.get("response_type"), "code");
    assertEquals(query.get("client_id"), "the-client");
    assertEquals(query.get("redirect_uri"), callbackOf("google"));
    assertEquals(query.get("scope"), "openid email profile");
    assertEquals(query.get("code_challenge_method"), "S256");
    assertEquals(query.get("login_hint"), "hanako@example.com");
    assertMatch(state, /^[A-Za-z0-9_-]{43}$/);
    assertMatch(query.get("nonce") ?? "", /^[A-Za-z0-9_-]{43}$/);

    const finished = await end(google, browser, { state, code: "the-code" });
    assert(finished.ok, reasonOf(finished));
    assertEquals(finished.identity.sub, "subject-1");
    assertEquals(finished.returnTo, "/c/1");
    const [exchange] = providers.exchanges;
    assertEquals(exchange?.url, "https://oauth2.googleapis.com/token");
    assertEquals(exchange?.auth, `Basic ${btoa(`the-client:${SECRET}`)}`);
    assertEquals(exchange?.form.get("code"), "the-code");
    assertEquals(
      createHash("sha256").update(exchange?.form.get("code_verifier") ?? "")
        .digest("base64url"),
      query.get("code_challenge"),
    );
  }));

Deno.test("arctic's Line class does the same, with the secret in the body", () =>
  withFakeProviders(async (providers, { line }) => {
    const browser = new TestBrowser(SITE);
    const { url, state } = await begin(providers, line, browser);
    assertEquals(
      url.origin + url.pathname,
      "https://access.line.me/oauth2/v2.1/authorize",
    );
    assertEquals(url.searchParams.get("scope"), "openid profile email");
    assertEquals(url.searchParams.get("code_challenge_method"), "S256");
    assertMatch(url.searchParams.get("nonce") ?? "", /^[A-Za-z0-9_-]{43}$/);
    const finished = await end(line, browser, { state, code: "the-code" });
    assert(finished.ok, reasonOf(finished));
    assertEquals(finished.returnTo, "/");
    const [exchange] = providers.exchanges;
    assertEquals(exchange?.url, "https://api.line.me/oauth2/v2.1/token");
    assertEquals(exchange?.form.get("client_secret"), SECRET);
    assertMatch(exchange?.form.get("code_verifier") ?? "", /^.{43}$/);
  }));

Deno.test("the sign-in cookie is __Host-, Secure, HttpOnly, Lax, 10 minutes, and cleared by the callback", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state, setCookies } = await begin(providers, google, browser);
    assertEquals(setCookies.length, 1);
    assertMatch(
      setCookies[0] ?? "",
      new RegExp(
        `^__Host-ai_signin_${state}=[\\w-]+; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax$`,
      ),
    );
    const finished = await end(google, browser, { state, code: "c" });
    assertEquals(finished.setCookies, [
      `__Host-ai_signin_${state}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
  }));

Deno.test("on http://localhost the cookie has neither prefix nor Secure, and no other http site can sign in", () =>
  withFakeProviders(async () => {
    const flowAt = (callbackUrl: string) =>
      createSignIn({
        provider: googleProvider({
          clientId: "c",
          clientSecret: "s",
          callbackUrl,
        }),
        cookiePrefix: "ai",
        now: () => new Date(NOW),
      });
    const { setCookies } = await flowAt("http://localhost:8787/auth/callback")
      .start(new Request("http://localhost:8787/auth/login/google"));
    assertMatch(
      setCookies[0] ?? "",
      /^ai_signin_[\w-]{43}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    for (const site of ["http://shop.example.com", "http://localhost.evil"]) {
      assertThrows(() => flowAt(`${site}/auth/callback`), TypeError);
    }
  }));

Deno.test("an issuer that is neither https nor on loopback is refused at once", () => {
  for (const issuer of ["http://idp.example.com", "ftp://localhost", "idp"]) {
    const options = {
      clientId: "c",
      clientSecret: "s",
      callbackUrl: callbackOf("google"),
      issuer,
    };
    assertThrows(() => googleProvider(options), TypeError);
    assertThrows(() => lineProvider(options), TypeError);
  }
});

Deno.test("two tabs in parallel have their own verifier, nonce and return path", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const first = await begin(providers, google, browser, "?return_to=/first");
    const firstClaims = providers.claims;
    const second = await begin(
      providers,
      google,
      browser,
      "?return_to=/second",
    );

    providers.claims = firstClaims;
    const one = await end(google, browser, { state: first.state, code: "1" });
    providers.claims = { nonce: second.url.searchParams.get("nonce") };
    const two = await end(google, browser, { state: second.state, code: "2" });

    assert(one.ok && two.ok);
    assertEquals([one.returnTo, two.returnTo], ["/first", "/second"]);
    const verifiers = providers.exchanges.map(({ form }) =>
      form.get("code_verifier")
    );
    assertEquals(new Set(verifiers).size, 2);
  }));

Deno.test("a browser holds at most five unfinished sign-ins", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const states: string[] = [];
    for (let tab = 0; tab < 7; tab++) {
      states.push((await begin(providers, google, browser)).state);
      providers.now += 1000;
    }
    assertEquals(
      browser.cookies.map(({ name }) => name),
      states.slice(2).map((state) => `__Host-ai_signin_${state}`),
    );
  }));

type Attempt = (
  providers: FakeProviders,
  flows: Record<"google" | "line", SignIn>,
) => Promise<Finished>;

/** Starts a sign-in with Google, then calls the callback with that query. */
const forgedCallback = (
  query: (state: string) => Record<string, string>,
  change: (providers: FakeProviders) => void = () => {},
): Attempt =>
async (providers, { google }) => {
  const browser = new TestBrowser(SITE);
  const { state } = await begin(providers, google, browser);
  change(providers);
  return await end(google, browser, query(state));
};
const validQuery = (state: string) => ({ state, code: "c" });

const ATTACKS: [what: string, reason: string, attempt: Attempt][] = [
  ["no state", "malformed_response", forgedCallback(() => ({ code: "c" }))],
  ["empty state", "malformed_response", forgedCallback(() => validQuery(""))],
  [
    "another state",
    "not_started_here",
    forgedCallback(() => validQuery("A".repeat(43))),
  ],
  [
    "a state that is part of a cookie header",
    "malformed_response",
    forgedCallback((state) => validQuery(`${state}; x=1`)),
  ],
  ["no code", "malformed_response", forgedCallback((state) => ({ state }))],
  ["two states", "malformed_response", async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(providers, google, browser);
    const query = `state=${state}&state=${"A".repeat(43)}&code=c`;
    return await visit(
      browser,
      `/auth/callback/google?${query}`,
      (request) => google.finish(request),
    );
  }],
  ["another browser", "not_started_here", async (providers, { google }) => {
    const { state } = await begin(providers, google, new TestBrowser(SITE));
    return await end(google, new TestBrowser(SITE), validQuery(state));
  }],
  ["a replayed callback", "not_started_here", async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(providers, google, browser);
    const first = await end(google, browser, validQuery(state));
    assert(first.ok);
    return await end(google, browser, validQuery(state));
  }],
  [
    "a broken cookie",
    "not_started_here",
    async (providers, { google }) => {
      const { state } = await begin(providers, google, new TestBrowser(SITE));
      const browser = new TestBrowser(SITE);
      browser.setCookie(`__Host-ai_signin_${state}`, "AAAA");
      return await end(google, browser, validQuery(state));
    },
  ],
  [
    "after ten minutes",
    "started_too_long_ago",
    forgedCallback(validQuery, (providers) => providers.now += 600_001),
  ],
  [
    "Google's code at LINE's callback",
    "other_provider",
    async (providers, { google, line }) => {
      const browser = new TestBrowser(SITE);
      const { state } = await begin(providers, google, browser);
      return await end(line, browser, validQuery(state));
    },
  ],
  [
    "LINE's code at Google's callback",
    "other_provider",
    async (providers, { google, line }) => {
      const browser = new TestBrowser(SITE);
      const { state } = await begin(providers, line, browser);
      return await end(google, browser, validQuery(state));
    },
  ],
  [
    "another issuer in the response",
    "other_issuer",
    forgedCallback((state) => ({
      ...validQuery(state),
      iss: "https://evil.example",
    })),
  ],
  [
    "the provider's refusal",
    "provider_refused",
    forgedCallback((state) => ({ state, error: "access_denied" })),
  ],
  [
    "a code that the provider refuses",
    "code_refused",
    forgedCallback(validQuery, (providers) => {
      providers.errorResponse = Response.json({ error: "invalid_grant" }, {
        status: 400,
      });
    }),
  ],
  [
    "a provider that fails",
    "provider_unavailable",
    forgedCallback(validQuery, (providers) => {
      providers.errorResponse = new Response("oops", { status: 502 });
    }),
  ],
  [
    "no ID token",
    "provider_unavailable",
    forgedCallback(validQuery, (providers) => {
      providers.errorResponse = Response.json({ access_token: "a" });
    }),
  ],
  [
    "another nonce",
    "bad_id_token",
    forgedCallback(
      validQuery,
      (providers) => providers.claims.nonce = "replayed",
    ),
  ],
  [
    "an ID token for another client",
    "bad_id_token",
    forgedCallback(
      validQuery,
      (providers) => providers.claims.aud = "other-client",
    ),
  ],
  [
    "an ID token of another issuer",
    "bad_id_token",
    forgedCallback(
      validQuery,
      (providers) => providers.claims.iss = "https://evil.example",
    ),
  ],
];

Deno.test("forged callbacks are refused", async (t) => {
  let accepted = 0;
  for (const [what, reason, attempt] of ATTACKS) {
    await t.step(what, () =>
      withFakeProviders(async (providers, flows) => {
        const finished = await attempt(providers, flows);
        if (finished.ok) accepted++;
        assertEquals(reasonOf(finished), reason);
      }));
  }
  console.log(
    `figure: dishonest_callbacks_accepted = ${accepted} (goal 0) of ${ATTACKS.length} tried`,
  );
});

Deno.test("the text of a provider's error reaches neither the response nor the log", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(providers, google, browser);
    const finished = await end(google, browser, {
      state,
      error: "<script>alert(1)</script>",
      error_description: "<script>alert(2)</script>",
    });
    assertEquals(JSON.stringify(finished).includes("script"), false);
    assertEquals(finished.ok ? null : finished.rejection, {
      reason: "provider_refused",
      detail: "unknown",
    });
  }));

Deno.test("a return path to another site is replaced at the start and again at the end", () =>
  withFakeProviders(async (providers, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(
      providers,
      google,
      browser,
      "?return_to=//evil.example",
    );
    const finished = await end(google, browser, validQuery(state));
    assertEquals(finished.ok && finished.returnTo, "/");
  }));
