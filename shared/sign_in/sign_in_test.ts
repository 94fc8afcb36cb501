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
  inWorld,
  NOW,
  SECRET,
  SITE,
  type World,
} from "./test_world.ts";

/** Starts a sign-in and lets the provider answer it. */
async function begin(
  world: World,
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
  world.claims = { nonce: url.searchParams.get("nonce") };
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

Deno.test("arctic's Google class carries state, PKCE, nonce and the client's credentials", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { url, state } = await begin(
      world,
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
    const [exchange] = world.exchanges;
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
  inWorld(async (world, { line }) => {
    const browser = new TestBrowser(SITE);
    const { url, state } = await begin(world, line, browser);
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
    const [exchange] = world.exchanges;
    assertEquals(exchange?.url, "https://api.line.me/oauth2/v2.1/token");
    assertEquals(exchange?.form.get("client_secret"), SECRET);
    assertMatch(exchange?.form.get("code_verifier") ?? "", /^.{43}$/);
  }));

Deno.test("the sign-in cookie is __Host-, Secure, HttpOnly, Lax, 10 minutes, and cleared by the callback", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state, setCookies } = await begin(world, google, browser);
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
  inWorld(async () => {
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

Deno.test("two tabs in parallel keep their own verifier, nonce and way back", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const first = await begin(world, google, browser, "?return_to=/first");
    const firstClaims = world.claims;
    const second = await begin(world, google, browser, "?return_to=/second");

    world.claims = firstClaims;
    const one = await end(google, browser, { state: first.state, code: "1" });
    world.claims = { nonce: second.url.searchParams.get("nonce") };
    const two = await end(google, browser, { state: second.state, code: "2" });

    assert(one.ok && two.ok);
    assertEquals([one.returnTo, two.returnTo], ["/first", "/second"]);
    const verifiers = world.exchanges.map(({ form }) =>
      form.get("code_verifier")
    );
    assertEquals(new Set(verifiers).size, 2);
  }));

Deno.test("a browser holds at most five unfinished sign-ins", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const states: string[] = [];
    for (let tab = 0; tab < 7; tab++) {
      states.push((await begin(world, google, browser)).state);
      world.now += 1000;
    }
    assertEquals(
      browser.cookies.map(({ name }) => name),
      states.slice(2).map((state) => `__Host-ai_signin_${state}`),
    );
  }));

type Attempt = (
  world: World,
  flows: Record<"google" | "line", SignIn>,
) => Promise<Finished>;

/** Starts at Google with an honest browser, then ends as `query` says. */
const dishonest = (
  query: (state: string) => Record<string, string>,
  change: (world: World) => void = () => {},
): Attempt =>
async (world, { google }) => {
  const browser = new TestBrowser(SITE);
  const { state } = await begin(world, google, browser);
  change(world);
  return await end(google, browser, query(state));
};
const honest = (state: string) => ({ state, code: "c" });

const ATTACKS: [what: string, reason: string, attempt: Attempt][] = [
  ["no state", "malformed_response", dishonest(() => ({ code: "c" }))],
  ["empty state", "malformed_response", dishonest(() => honest(""))],
  [
    "another state",
    "not_started_here",
    dishonest(() => honest("A".repeat(43))),
  ],
  [
    "a state that is part of a cookie header",
    "malformed_response",
    dishonest((state) => honest(`${state}; x=1`)),
  ],
  ["no code", "malformed_response", dishonest((state) => ({ state }))],
  ["two states", "malformed_response", async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(world, google, browser);
    const query = `state=${state}&state=${"A".repeat(43)}&code=c`;
    return await visit(
      browser,
      `/auth/callback/google?${query}`,
      (request) => google.finish(request),
    );
  }],
  ["another browser", "not_started_here", async (world, { google }) => {
    const { state } = await begin(world, google, new TestBrowser(SITE));
    return await end(google, new TestBrowser(SITE), honest(state));
  }],
  ["a replayed callback", "not_started_here", async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(world, google, browser);
    const first = await end(google, browser, honest(state));
    assert(first.ok);
    return await end(google, browser, honest(state));
  }],
  [
    "a broken cookie",
    "not_started_here",
    async (world, { google }) => {
      const { state } = await begin(world, google, new TestBrowser(SITE));
      const browser = new TestBrowser(SITE);
      browser.setCookie(`__Host-ai_signin_${state}`, "AAAA");
      return await end(google, browser, honest(state));
    },
  ],
  [
    "after ten minutes",
    "started_too_long_ago",
    dishonest(honest, (world) => world.now += 600_001),
  ],
  [
    "Google's code at LINE's callback",
    "other_provider",
    async (world, { google, line }) => {
      const browser = new TestBrowser(SITE);
      const { state } = await begin(world, google, browser);
      return await end(line, browser, honest(state));
    },
  ],
  [
    "LINE's code at Google's callback",
    "other_provider",
    async (world, { google, line }) => {
      const browser = new TestBrowser(SITE);
      const { state } = await begin(world, line, browser);
      return await end(google, browser, honest(state));
    },
  ],
  [
    "another issuer in the response",
    "other_issuer",
    dishonest((state) => ({ ...honest(state), iss: "https://evil.example" })),
  ],
  [
    "the provider's refusal",
    "provider_refused",
    dishonest((state) => ({ state, error: "access_denied" })),
  ],
  [
    "a code that the provider refuses",
    "code_refused",
    dishonest(honest, (world) => {
      world.refusal = Response.json({ error: "invalid_grant" }, {
        status: 400,
      });
    }),
  ],
  [
    "a provider that fails",
    "provider_unavailable",
    dishonest(honest, (world) => {
      world.refusal = new Response("oops", { status: 502 });
    }),
  ],
  [
    "no ID token",
    "provider_unavailable",
    dishonest(honest, (world) => {
      world.refusal = Response.json({ access_token: "a" });
    }),
  ],
  [
    "another nonce",
    "bad_id_token",
    dishonest(honest, (world) => world.claims.nonce = "replayed"),
  ],
  [
    "an ID token for another client",
    "bad_id_token",
    dishonest(honest, (world) => world.claims.aud = "other-client"),
  ],
  [
    "an ID token of another issuer",
    "bad_id_token",
    dishonest(honest, (world) => world.claims.iss = "https://evil.example"),
  ],
];

Deno.test("dishonest callbacks sign nobody in", async (t) => {
  let accepted = 0;
  for (const [what, reason, attempt] of ATTACKS) {
    await t.step(what, () =>
      inWorld(async (world, flows) => {
        const finished = await attempt(world, flows);
        if (finished.ok) accepted++;
        assertEquals(reasonOf(finished), reason);
      }));
  }
  console.log(
    `figure: dishonest_callbacks_accepted = ${accepted} (goal 0) of ${ATTACKS.length} tried`,
  );
});

Deno.test("text of the provider's error reaches neither the answer nor the log", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(world, google, browser);
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

Deno.test("a way back that leaves the site is dropped at the start and again at the end", () =>
  inWorld(async (world, { google }) => {
    const browser = new TestBrowser(SITE);
    const { state } = await begin(
      world,
      google,
      browser,
      "?return_to=//evil.example",
    );
    const finished = await end(google, browser, honest(state));
    assertEquals(finished.ok && finished.returnTo, "/");
  }));
