import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";
import { DEMO_ACCOUNTS } from "../../deploy/local/accounts.ts";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import {
  beginSignIn,
  signIn,
  SITE,
  startService,
  type TestService,
} from "../test_service.ts";

const MISAKI = DEMO_ACCOUNTS.find(({ provider }) => provider === "line")!;
const SESSION = "ai_session";
const SAME_ORIGIN = { method: "POST", headers: { origin: SITE } };

async function whoIs(service: TestService, browser: TestBrowser) {
  const response = await service.send(browser, "/api/me");
  const body = await response.json();
  return response.status === 200 ? body.user : body.code;
}

Deno.test("a customer signs in with Google and goes back to where they were", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  const callback = await beginSignIn(service, browser, { returnTo: "/c/1" });
  const response = await service.send(browser, callback.href);

  assertEquals(response.status, 302);
  assertEquals(response.headers.get("location"), "/c/1");
  const { id, ...user } = await whoIs(service, browser);
  assertMatch(id, /^usr_[0-9a-f]{32}$/);
  assertEquals(user, {
    provider: "google",
    name: "佐藤 花子",
    email: "hanako@example.com",
    pictureUrl: null,
  });
});

Deno.test("a customer without an e-mail signs in with LINE", async () => {
  await using service = await startService();
  const browser = await signIn(service, { provider: "line", hint: MISAKI.sub });
  const { id: _, ...user } = await whoIs(service, browser);
  assertEquals(user, {
    provider: "line",
    name: "田中 美咲",
    email: null,
    pictureUrl: null,
  });
});

Deno.test("signing in again finds the same user under a new session", async () => {
  await using service = await startService();
  const browser = await signIn(service);
  const [user, cookie] = [
    await whoIs(service, browser),
    browser.cookie(SESSION),
  ];

  const callback = await beginSignIn(service, browser);
  await service.send(browser, callback.href);

  assertEquals(await whoIs(service, browser), user);
  assertNotEquals(browser.cookie(SESSION), cookie);
  const old = new TestBrowser();
  old.setCookie(SESSION, cookie ?? "");
  assertEquals(await whoIs(service, old), "not_signed_in");
});

Deno.test("the session cookie is HttpOnly and Lax, and on https __Host- and Secure", async () => {
  await using local = await startService();
  const browser = new TestBrowser();
  const callback = await beginSignIn(local, browser);
  const cookies = (await local.send(browser, callback.href)).headers
    .getSetCookie();
  assertEquals(cookies.length, 2);
  assertMatch(
    cookies[1] ?? "",
    /^ai_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  );

  await using service = await startService({
    AI_SERVICE_URL: "https://chat.example.com",
  });
  const headers = { origin: "https://chat.example.com" };
  const response = await service.send(new TestBrowser(), "/auth/logout", {
    method: "POST",
    headers,
  });
  assertEquals(response.headers.getSetCookie(), [
    "__Host-ai_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
  ]);
});

Deno.test("a session cookie from before the sign-in opens nothing", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  const planted = "P".repeat(43);
  browser.setCookie(SESSION, planted);
  const callback = await beginSignIn(service, browser);
  await service.send(browser, callback.href);
  assertNotEquals(browser.cookie(SESSION), planted);
  const attacker = new TestBrowser();
  attacker.setCookie(SESSION, planted);
  assertEquals(await whoIs(service, attacker), "not_signed_in");
});

Deno.test("two tabs of one browser finish in either order", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  const first = await beginSignIn(service, browser, { returnTo: "/first" });
  const second = await beginSignIn(service, browser, {
    hint: "ken@example.com",
    returnTo: "/second",
  });
  const two = await service.send(browser, second.href);
  const one = await service.send(browser, first.href);
  assertEquals(two.headers.get("location"), "/second");
  assertEquals(one.headers.get("location"), "/first");
  assertEquals((await whoIs(service, browser)).email, "hanako@example.com");
});

type Attack = (service: TestService, browser: TestBrowser) => Promise<string>;

const ATTACKS: [what: string, reason: string, attack: Attack][] = [
  ["the callback of another browser", "not_started_here", async (service) => {
    return (await beginSignIn(service, new TestBrowser())).href;
  }],
  ["a replayed callback", "not_started_here", async (service, browser) => {
    const { href } = await beginSignIn(service, browser);
    await service.send(browser, href);
    await service.send(browser, "/auth/logout", SAME_ORIGIN);
    return href;
  }],
  [
    "a replayed code under a copied cookie",
    "code_refused",
    async (service, browser) => {
      const { href } = await beginSignIn(service, browser);
      const copy = new TestBrowser();
      copy.copyCookies(browser);
      await service.send(browser, href);
      await service.send(browser, "/auth/logout", SAME_ORIGIN);
      browser.copyCookies(copy);
      return href;
    },
  ],
  ["another verifier", "code_refused", async (service, browser) => {
    const callback = await beginSignIn(service, browser);
    rewriteTransaction(browser, { codeVerifier: "v".repeat(43) });
    return callback.href;
  }],
  ["another nonce", "bad_id_token", async (service, browser) => {
    const callback = await beginSignIn(service, browser);
    rewriteTransaction(browser, { nonce: "n".repeat(43) });
    return callback.href;
  }],
  ["a stolen code", "code_refused", async (service, browser) => {
    const stolen = await beginSignIn(service, new TestBrowser());
    const callback = await beginSignIn(service, browser, {
      hint: "ken@example.com",
    });
    callback.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    return callback.href;
  }],
  [
    "LINE's code at Google's callback",
    "other_provider",
    async (service, browser) => {
      const { href } = await beginSignIn(service, browser, {
        provider: "line",
        hint: MISAKI.sub,
      });
      return href.replace("/callback/line", "/callback/google");
    },
  ],
  [
    "Google's code at LINE's callback",
    "other_provider",
    async (service, browser) => {
      const { href } = await beginSignIn(service, browser);
      return href.replace("/callback/google", "/callback/line");
    },
  ],
  ["another issuer", "other_issuer", async (service, browser) => {
    const callback = await beginSignIn(service, browser);
    callback.searchParams.set("iss", service.idp.lineIssuer);
    return callback.href;
  }],
  ["no issuer, where it is promised", "other_issuer", async (s, browser) => {
    const callback = await beginSignIn(s, browser);
    callback.searchParams.delete("iss");
    return callback.href;
  }],
  ["no state", "malformed_response", async (service, browser) => {
    const callback = await beginSignIn(service, browser);
    callback.searchParams.delete("state");
    return callback.href;
  }],
  ["markup in the error", "provider_refused", async (service, browser) => {
    const callback = await beginSignIn(service, browser);
    const error = "<script>alert(1)</script>";
    callback.searchParams.set("error", error);
    callback.searchParams.set("error_description", error);
    return callback.href;
  }],
];

/** Changes what the browser holds of its only open sign-in. */
function rewriteTransaction(browser: TestBrowser, change: object): void {
  const { name, value } = browser.cookies[0]!;
  const json = new TextDecoder().decode(
    Uint8Array.fromBase64(value, { alphabet: "base64url" }),
  );
  const changed = new TextEncoder().encode(
    JSON.stringify({ ...JSON.parse(json), ...change }),
  ).toBase64({ alphabet: "base64url", omitPadding: true });
  browser.setCookie(name, changed);
}

/** To the page that says no more than how the sign-in ended. */
const REFUSED =
  /^\/\?sign_in=(cancelled|expired|elsewhere|failed)&provider=(google|line)$/;

Deno.test("dishonest callbacks get a quiet answer and no session", async (t) => {
  await using service = await startService();
  let accepted = 0;
  for (const [what, reason, attack] of ATTACKS) {
    await t.step(what, async () => {
      const browser = new TestBrowser();
      const response = await service.send(
        browser,
        await attack(service, browser),
      );
      const location = response.headers.get("location") ?? "";
      if (response.status !== 303 || !REFUSED.test(location)) accepted++;
      assertEquals(response.status, 303);
      assertMatch(location, REFUSED);
      assertEquals(await response.text(), "");
      assertEquals(browser.cookie(SESSION), undefined);
      const [line = ""] = service.logged.filter((line) =>
        line.includes("sign_in_refused")
      ).slice(-1);
      assertEquals(JSON.parse(line).reason, reason);
    });
  }
  console.log(
    `figure: dishonest_sign_ins_accepted = ${accepted} (goal 0) of ${ATTACKS.length} tried`,
  );
});

Deno.test("an unprintable sub or e-mail is refused like any bad token, an unprintable name is folded", async (t) => {
  const NUL = "\0", RLO = "\u202e";
  const honest = { provider: "google", role: "customer", name: "Eve" } as const;
  await using service = await startService({}, undefined, [
    { ...honest, sub: `1${NUL}2`, email: "sub@example.com" },
    { ...honest, sub: "2", email: `eve${NUL}@example.com` },
    {
      ...honest,
      sub: "3",
      email: "name@example.com",
      name: `${RLO}Eve\n${NUL}Adams\ud800${"!".repeat(2000)}`,
    },
  ]);
  for (const hint of ["sub@example.com", `eve${NUL}@example.com`]) {
    await t.step(JSON.stringify(hint), async () => {
      const browser = new TestBrowser();
      const { href } = await beginSignIn(service, browser, { hint });
      const response = await service.send(browser, href);
      assertMatch(response.headers.get("location")!, REFUSED);
      assertEquals(browser.cookie(SESSION), undefined);
    });
  }
  const browser = await signIn(service, { hint: "name@example.com" });
  const { name } = await whoIs(service, browser);
  assertEquals(name, `Eve Adams${"!".repeat(91)}`);
});

Deno.test("each provider's algorithm is pinned: Google's HS256 and LINE's RS256 are refused", async (t) => {
  await using other = await startService();
  const { googleIssuer, lineIssuer } = other.idp;
  const swaps = {
    google: { GOOGLE_ISSUER: lineIssuer, GOOGLE_CLIENT_ID: "line-channel" },
    line: { LINE_ISSUER: googleIssuer, LINE_CHANNEL_ID: "google-client" },
  };
  for (const [provider, swap] of Object.entries(swaps)) {
    await t.step(provider, async () => {
      await using service = await startService(swap);
      const hint = provider === "google" ? MISAKI.sub : "ken@example.com";
      const browser = new TestBrowser();
      const callback = await beginSignIn(service, browser, { provider, hint });
      const response = await service.send(browser, callback.href);
      assertMatch(response.headers.get("location")!, REFUSED);
      assertEquals(browser.cookies, []);
      assertStringIncludes(service.logged.join(), `"reason":"bad_id_token"`);
    });
  }
});

Deno.test("a provider that cannot be reached gives the same quiet answer", async () => {
  await using service = await startService();
  await service.idp.stop();
  const response = await service.send(new TestBrowser(), "/auth/login/google");
  assertMatch(response.headers.get("location")!, REFUSED);
  assertStringIncludes(service.logged.join(), "sign_in_not_started");
});

Deno.test("starts and callbacks of one address are limited together, others are not", async () => {
  await using service = await startService({
    LIMIT_SIGN_INS_PER_10_MINUTES: "2",
  });
  const [login, callback] = ["/auth/login/google", "/auth/callback/google"];
  const statuses = [];
  for (const path of [login, callback, login, callback, login, callback]) {
    const response = await service.sendFrom("192.0.2.1", path);
    await response.body?.cancel();
    statuses.push(response.status);
  }
  assertEquals(statuses, [302, 303, 302, 303, 429, 429]);
  const other = await service.sendFrom("192.0.2.2", login);
  assertEquals(other.status, 302);
});

Deno.test("an unknown provider is not found", async () => {
  await using service = await startService();
  for (const path of ["/auth/login/github", "/auth/callback/__proto__"]) {
    const response = await service.send(new TestBrowser(), path);
    assertEquals(response.status, 404);
    assertEquals((await response.json()).code, "not_found");
  }
});

Deno.test("a provider that is not configured is not found, and the other works", async () => {
  const none = { LINE_CHANNEL_ID: "", LINE_CHANNEL_SECRET: "" };
  await using service = await startService(none);
  for (const path of ["/auth/login/line", "/auth/callback/line"]) {
    const response = await service.send(new TestBrowser(), path);
    assertEquals(response.status, 404);
  }
  await signIn(service, { provider: "google" });
});

Deno.test("who is signed in is told how much they may use", async () => {
  await using service = await startService({ LIMIT_TURNS_PER_DAY: "5" });
  const browser = await signIn(service);
  const response = await service.send(browser, "/api/me");
  const { quota } = await response.json();
  assertEquals([quota.turnsPerDay.limit, quota.turnsPerDay.used], [5, 0]);
  assertMatch(quota.turnsPerDay.resetsAt, /T00:00:00\+09:00$/);
  assertEquals(quota.conversations, { limit: 200, used: 0 });
});

Deno.test("logging out ends this session at the server and no other", async () => {
  await using service = await startService();
  const [phone, laptop] = [await signIn(service), await signIn(service)];
  const copy = new TestBrowser();
  copy.copyCookies(phone);

  const response = await service.send(phone, "/auth/logout", SAME_ORIGIN);
  assertEquals(response.status, 303);
  assertEquals(response.headers.get("location"), "/");
  assertEquals(phone.cookies, []);
  assertEquals(await whoIs(service, copy), "not_signed_in");
  assertEquals((await whoIs(service, laptop)).name, "佐藤 花子");
});

Deno.test("logging out everywhere ends all sessions of that customer only", async () => {
  await using service = await startService();
  const [phone, laptop] = [await signIn(service), await signIn(service)];
  const other = await signIn(service, { hint: "ken@example.com" });
  await service.send(phone, "/auth/logout/all", SAME_ORIGIN);
  assertEquals(await whoIs(service, laptop), "not_signed_in");
  assertEquals((await whoIs(service, other)).name, "Ken Suzuki");
  const again = await signIn(service);
  assertEquals((await whoIs(service, again)).name, "佐藤 花子");
});

Deno.test("logging out needs a request of the site's own", async (t) => {
  await using service = await startService();
  const browser = await signIn(service);
  const foreign: [what: string, headers: Record<string, string>][] = [
    ["no origin", {}],
    ["another origin", { origin: "https://evil.example" }],
    ["null origin", { origin: "null" }],
    ["a longer origin", { origin: `${SITE}.evil.example` }],
    ["another port", { origin: "http://localhost:8788" }],
    ["cross-site", { "sec-fetch-site": "cross-site" }],
    ["same-site", { "sec-fetch-site": "same-site" }],
    ["none", { "sec-fetch-site": "none" }],
    ["own origin, but cross-site", {
      origin: SITE,
      "sec-fetch-site": "cross-site",
    }],
    ["another origin, but same-origin", {
      origin: "https://evil.example",
      "sec-fetch-site": "same-origin",
    }],
  ];
  for (const path of ["/auth/logout", "/auth/logout/all"]) {
    for (const [what, headers] of foreign) {
      await t.step(`${path}, ${what}`, async () => {
        const init = { method: "POST", headers };
        const response = await service.send(browser, path, init);
        assertEquals(response.status, 403);
        assertEquals((await response.json()).code, "cross_origin");
      });
    }
  }
  const get = await service.send(browser, "/auth/logout");
  assertEquals(get.status, 404);
  assertEquals((await whoIs(service, browser)).name, "佐藤 花子");
  await service.send(browser, "/auth/logout", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
  });
  assertEquals(await whoIs(service, browser), "not_signed_in");
});

Deno.test("no log line holds a cookie, a code, a state or a token", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  const callback = await beginSignIn(service, browser);
  const secrets = [
    callback.searchParams.get("code") ?? "",
    callback.searchParams.get("state") ?? "",
    browser.cookies[0]!.value,
  ];
  await service.send(browser, callback.href);
  secrets.push(browser.cookies[0]!.value);
  const lines = service.logged.join("\n");
  assert(lines.includes("signed_in"));
  for (const secret of [...secrets, "eyJ"]) {
    assert(secret.length > 2 && !lines.includes(secret));
  }
});
