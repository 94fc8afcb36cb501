import {
  assert,
  assertEquals,
  assertExists,
  assertMatch,
  assertNotEquals,
} from "@std/assert";
import {
  account,
  Browser,
  createStaffSite,
  SITE,
  type StaffSite,
} from "./staff_test_site.ts";

const COOKIE = "mcp_admin";
const owner = account({ email: "owner@example.com" });
const ken = account({ email: "ken@example.com", name: "Ken Suzuki" });

Deno.test("an address on the allow-list signs in as owner", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  const answer = await browser.signIn("owner@example.com");
  assertEquals(answer.status, 303);
  assertEquals(answer.headers.get("Location"), "/admin");
  const cookie = sessionCookieOf(answer);
  assertMatch(cookie, /HttpOnly/);
  assertMatch(cookie, /SameSite=Lax/);
  assertMatch(cookie, /Path=\//);

  const me = await browser.send("/api/admin/me");
  assertEquals(me.status, 200);
  const { admin } = await me.json();
  assertMatch(admin.id, /^adm_/);
  assertEquals(
    [admin.email, admin.name, admin.role],
    ["owner@example.com", "山本 恵", "owner"],
  );
});

Deno.test("nobody is let in by an empty allow-list", async () => {
  await using site = await createStaffSite({ accounts: [owner] });
  await assertNotLetIn(site, "owner@example.com");
});

Deno.test("accounts that are not on the allow-list are not let in", async (t) => {
  const strangers = {
    "another address": { email: "ken@example.com" },
    "the address, unverified": {
      email: "owner@example.com",
      emailVerified: false,
    },
    "an address with a suffix": { email: "owner@example.com.evil.test" },
    "an address with a prefix": { email: "not-owner@example.com" },
    "a tagged address": { email: "owner+x@example.com" },
    "a Cyrillic lookalike": { email: "оwner@example.com" },
    "a lookalike that lower case folds": { email: "\u212aen@partner.example" },
    "a full-width lookalike": { email: "owner＠example.com" },
    "an address with white space": { email: " owner@example.com" },
    "no address": {},
    "a domain that only ends alike": {
      email: "a@notshop.example",
      hostedDomain: "notshop.example",
    },
    "a subdomain": {
      email: "a@sub.shop.example",
      hostedDomain: "sub.shop.example",
    },
    "an address of the domain without the claim": { email: "a@shop.example" },
    "the domain, with an unverified address": {
      email: "a@shop.example",
      emailVerified: false,
      hostedDomain: "shop.example",
    },
  };
  const accounts = Object.values(strangers).map(account);
  await using site = await createStaffSite({
    accounts,
    allowed: {
      emails: ["owner@example.com", "ken@partner.example"],
      domain: "shop.example",
    },
  });
  for (const [index, name] of Object.keys(strangers).entries()) {
    await t.step(name, () => assertNotLetIn(site, accounts[index]!.sub));
  }
  const letIn = await site.database.owner`select id from mcp_users`;
  console.log(`figure: strangers_let_in = ${letIn.length} (goal 0)`);
  assertEquals(letIn.length, 0);
});

Deno.test("the allow-list's case does not matter", async () => {
  await using site = await shop({ emails: ["Owner@Example.COM"] });
  const answer = await new Browser(site).signIn("owner@example.com");
  assertEquals(answer.headers.get("Location"), "/admin");
});

Deno.test("a member of the Workspace domain comes in as viewer", async () => {
  const member = account({
    email: "a@shop.example",
    hostedDomain: "shop.example",
  });
  await using site = await createStaffSite({
    accounts: [member],
    allowed: { domain: "Shop.example" },
  });
  const browser = new Browser(site);
  await browser.signIn(member.sub);
  const { admin } = await (await browser.send("/api/admin/me")).json();
  assertEquals(admin.role, "viewer");
});

Deno.test("the role of the first sign-in stays", async () => {
  const emails = ["owner@example.com"];
  await using site = await shop({ emails });
  await new Browser(site).signIn("owner@example.com");
  emails.length = 0;
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const { admin } = await (await browser.send("/api/admin/me")).json();
  assertEquals(admin.role, "owner");
});

Deno.test("another account with the owner's address is another person", async () => {
  const impostor = account({
    email: "owner@example.com",
    emailVerified: false,
  });
  await using site = await createStaffSite({
    accounts: [owner, impostor],
    allowed: { emails: ["owner@example.com"] },
  });
  await new Browser(site).signIn(owner.sub);
  await assertNotLetIn(site, impostor.sub);
});

Deno.test("a callback that this browser did not start opens nothing", async (t) => {
  await using site = await shop();
  await t.step("without state", () => assertRefused(site, "?code=abc"));
  await t.step("with another state", async () => {
    const browser = new Browser(site);
    const callback = await browser.authorize("owner@example.com");
    callback.searchParams.set("state", "A".repeat(43));
    await assertRefused(site, callback.search, browser);
  });
  await t.step("in another browser", async () => {
    const callback = await new Browser(site).authorize("owner@example.com");
    await assertRefused(site, callback.search);
  });
  await t.step("a second time", async () => {
    const browser = new Browser(site);
    const callback = await browser.authorize("owner@example.com");
    await browser.send(callback);
    browser.cookies.delete(COOKIE);
    await assertRefused(site, callback.search, browser);
  });
  await t.step("a second time, with the first one's cookies", async () => {
    const browser = new Browser(site);
    const callback = await browser.authorize("owner@example.com");
    const before = new Map(browser.cookies);
    await browser.send(callback);
    const replaying = new Browser(site);
    before.forEach((value, name) => replaying.cookies.set(name, value));
    await assertRefused(site, callback.search, replaying);
  });
  await t.step("with the code of another sign-in", async () => {
    const browser = new Browser(site);
    const first = await browser.authorize("owner@example.com");
    const second = await browser.authorize("owner@example.com");
    second.searchParams.set("code", first.searchParams.get("code") ?? "");
    await assertRefused(site, second.search, browser);
  });
  await t.step("with an error that holds markup", async () => {
    const browser = new Browser(site);
    const callback = await browser.authorize("owner@example.com");
    callback.searchParams.delete("code");
    callback.searchParams.set("error", "<script>alert(1)</script>");
    callback.searchParams.set("error_description", "<script>x</script>");
    await assertRefused(site, callback.search, browser);
  });
});

Deno.test("sign-in goes back to a path of this site only", async (t) => {
  await using site = await shop();
  const evil = [
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "https:evil.test",
    "https://evil.test",
    "http://localhost:8788@evil.test",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%0d%0aLocation:https://evil.test",
    "/\r\nLocation: https://evil.test",
    "/\t/evil.test",
    "/.//evil.test",
    "/admin/..//evil.test",
    "/%2f%2fevil.test",
    "/%5cevil.test",
    "//evil。test",
    "evil.test",
    " /admin",
    "/auth/logout",
    "",
  ];
  for (const returnTo of evil) {
    await t.step(JSON.stringify(returnTo), async () => {
      const query = `?${new URLSearchParams({ return_to: returnTo })}`;
      const answer = await new Browser(site).signIn("owner@example.com", query);
      assertEquals(answer.headers.get("Location"), "/admin");
    });
  }
  await t.step("and keeps a good path", async () => {
    const query = `?${new URLSearchParams({
      return_to: "/admin/bookings?range=past",
    })}`;
    const answer = await new Browser(site).signIn("owner@example.com", query);
    assertEquals(answer.headers.get("Location"), "/admin/bookings?range=past");
  });
});

Deno.test("a session id planted before sign-in is worth nothing after it", async () => {
  await using site = await shop();
  const victim = new Browser(site);
  victim.cookies.set(COOKIE, "planted-by-somebody-else");
  const answer = await victim.signIn("owner@example.com");
  const issued = victim.cookies.get(COOKIE);
  assertExists(issued);
  assertNotEquals(issued, "planted-by-somebody-else");
  assertEquals(answer.status, 303);

  const attacker = new Browser(site);
  attacker.cookies.set(COOKIE, "planted-by-somebody-else");
  assertEquals((await attacker.send("/api/admin/me")).status, 401);
});

Deno.test("signing in again ends the browser's earlier session", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const first = browser.cookies.get(COOKIE) ?? "";
  await browser.signIn("owner@example.com");
  assertNotEquals(browser.cookies.get(COOKIE), first);
  const old = new Browser(site);
  old.cookies.set(COOKIE, first);
  assertEquals((await old.send("/api/admin/me")).status, 401);
});

Deno.test("signing in as somebody without access ends the session too", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const answer = await browser.signIn("ken@example.com");
  assertEquals(answer.headers.get("Location"), "/admin/no-access");
  assertEquals((await browser.send("/api/admin/me")).status, 401);
});

Deno.test("signing out ends the session on the server", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const sessionId = browser.cookies.get(COOKIE) ?? "";
  const answer = await browser.send("/auth/logout", {
    method: "POST",
    headers: { Origin: SITE },
  });
  assertEquals(answer.status, 303);
  assertEquals(answer.headers.get("Location"), "/admin/sign-in");
  browser.cookies.set(COOKIE, sessionId);
  assertEquals((await browser.send("/api/admin/me")).status, 401);
});

Deno.test("no other site can sign staff out", async (t) => {
  await using site = await shop();
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const forged: Record<string, RequestInit> = {
    "another origin": { headers: { Origin: "https://evil.test" } },
    "the null origin": { headers: { Origin: "null" } },
    "another port": { headers: { Origin: "http://localhost:8787" } },
    "another scheme": { headers: { Origin: "https://localhost:8788" } },
    "a cross-site fetch": { headers: { "Sec-Fetch-Site": "cross-site" } },
    "a same-site fetch": { headers: { "Sec-Fetch-Site": "same-site" } },
    "our origin, fetched from another site": {
      headers: { Origin: SITE, "Sec-Fetch-Site": "cross-site" },
    },
    "no origin at all": {},
    "a form of text": {
      headers: { Origin: "https://evil.test", "Content-Type": "text/plain" },
      body: "{}",
    },
  };
  for (const [name, init] of Object.entries(forged)) {
    await t.step(name, async () => {
      const answer = await browser.send("/auth/logout", {
        method: "POST",
        ...init,
      });
      assertEquals(answer.status, 403);
      assertEquals((await answer.json()).code, "cross_origin");
    });
  }
  await t.step("a link", async () => {
    assertEquals((await browser.send("/auth/logout")).status, 404);
  });
  assertEquals((await browser.send("/api/admin/me")).status, 200);
});

Deno.test("cancelling at Google is told apart from a failure", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  const callback = await browser.authorize("owner@example.com");
  callback.searchParams.delete("code");
  callback.searchParams.set("error", "access_denied");
  const answer = await browser.send(callback);
  assertEquals(
    answer.headers.get("Location"),
    "/admin/sign-in?problem=cancelled",
  );
});

Deno.test("an unreachable provider brings the browser back with an explanation", async () => {
  await using site = await shop();
  await site.stopProvider();
  const answer = await new Browser(site).send("/auth/login/google");
  assertEquals(answer.status, 303);
  assertEquals(answer.headers.get("Location"), "/admin/sign-in?problem=failed");
});

Deno.test("neither log nor database holds a session id", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  const sessionId = browser.cookies.get(COOKIE) ?? "";
  assertEquals(sessionId.length, 43);
  assert(!JSON.stringify(site.lines).includes(sessionId));
  const rows = await site.database.owner`select * from mcp_sessions`;
  assertEquals(rows.length, 1);
  assert(!JSON.stringify(rows).includes(sessionId));
  assert(site.lines.some((line) => line.event === "staff_signed_in"));
});

function shop(allowed = { emails: ["owner@example.com"] }): Promise<StaffSite> {
  return createStaffSite({ accounts: [owner, ken], allowed });
}

function sessionCookieOf(answer: Response): string {
  const cookie = answer.headers.getSetCookie()
    .find((each) => each.startsWith(`${COOKIE}=`));
  assertExists(cookie);
  return cookie;
}

async function assertNotLetIn(site: StaffSite, hint: string) {
  const browser = new Browser(site);
  const answer = await browser.signIn(hint);
  assertEquals(answer.status, 303);
  assertEquals(answer.headers.get("Location"), "/admin/no-access");
  assert(!browser.cookies.has(COOKIE));
  assertEquals((await browser.send("/api/admin/me")).status, 401);
}

async function assertRefused(
  site: StaffSite,
  query: string,
  browser = new Browser(site),
) {
  const answer = await browser.send(`/auth/callback/google${query}`);
  assertEquals(answer.status, 303);
  assertEquals(answer.headers.get("Location"), "/admin/sign-in?problem=failed");
  assert(!browser.cookies.has(COOKIE));
}
