import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  account,
  Browser,
  createStaffSite,
  type StaffSite,
} from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { addBooking, addCatalogue } from "../booking/admin_test_data.ts";
import { connect } from "../storage/postgres.ts";
import { createTestApp } from "../test_app.ts";
import { buildSite } from "./development.ts";

/** 9 in the morning of Wednesday, 1 May 2030, in Tokyo. */
const NOW = new Date("2030-05-01T09:00:00+09:00");
const pages = await buildSite();

Deno.test("who is not signed in is asked to, and comes back where they wanted to go", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  const answer = await browser.send("/admin/bookings?range=past");
  assertEquals(answer.status, 303);
  const signIn = answer.headers.get("Location") ?? "";
  assertEquals(
    signIn,
    "/admin/sign-in?return_to=%2Fadmin%2Fbookings%3Frange%3Dpast",
  );
  const { html } = await visit(browser, signIn);
  const link = html.match(/href="(\/auth\/login\/google[^"]*)"/)?.[1] ?? "";
  const query = new URL(link, "http://site.invalid").search;
  const back = await browser.signIn("owner@example.com", query);
  assertEquals(back.headers.get("Location"), "/admin/bookings?range=past");
});

/** The scripts of pages for staff. */
const OWN_SCRIPTS =
  /<script nonce="\w+" type="module" src="\/admin\/(desk|unsaved)\.js[^"]*"><\/script>/g;

Deno.test("the short addresses lead to the day, behind the sign-in", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  const signIn = "/admin/sign-in?return_to=%2Fadmin";
  for (const [from, to] of [["/", "/admin"], ["/admin", signIn]]) {
    const answer = await browser.send(from!);
    assertEquals([answer.status, answer.headers.get("Location")], [303, to]);
  }
});

Deno.test("staff read the day's bookings in Japanese and in English", async (t) => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  await addBooking(site.database.owner, {
    id: "bkg_1",
    start: "2030-05-03T15:00:00+09:00",
    customer: { id: "cus_1", name: "佐藤 花子", email: "hanako@example.com" },
  });
  await t.step("ja", async () => {
    const { html } = await visit(browser, "/admin/bookings", "ja");
    for (
      const text of [
        `<html lang="ja">`,
        "<title>予約 · お店の管理</title>",
        "5月3日(金)",
        ">15:00</time>",
        "佐藤 花子",
        "カット",
        "確定",
        "￥5,500",
        "チャット",
      ]
    ) assertStringIncludes(html, text);
  });
  await t.step("en", async () => {
    const { html } = await visit(browser, "/admin/bookings", "en");
    for (
      const text of [
        `<html lang="en">`,
        "<title>Bookings · Shop admin</title>",
        "Friday, May 3",
        ">3:00 PM</time>",
        "Haircut",
        "Confirmed",
        "¥5,500",
        "Chat",
      ]
    ) assertStringIncludes(html, text);
  });
});

Deno.test("every cell stands under the header of its column, in both languages", async () => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  await addBooking(site.database.owner, {
    id: "bkg_1",
    start: "2030-05-03T15:00:00+09:00",
    note: "膝が悪い",
  });
  for (const [locale, header] of [["ja", "メモ"], ["en", "Note"]] as const) {
    const { html } = await visit(browser, "/admin/bookings", locale);
    const headers = [...html.matchAll(/<th role="columnheader"[^>]*>([^<]*)/g)];
    const [, row = ""] = html.split('<tr class="booking"');
    const cells = row.split("<td").slice(1);
    assertEquals(cells.length, headers.length);
    const at = cells.findIndex((cell) => cell.includes("膝が悪い"));
    assertEquals(headers[at]?.[1], header);
  }
});

Deno.test("the language switch stays chosen and keeps the filter", async () => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  const { html } = await visit(browser, "/admin/bookings?range=past", "en");
  assertStringIncludes(html, `href="?range=past&amp;lang=ja"`);
  const answer = await browser.send("/admin/bookings?range=past&lang=ja");
  assertEquals(answer.headers.get("Location"), "/admin/bookings?range=past");
  const switched = await visit(browser, "/admin/bookings?range=past", "en");
  assertStringIncludes(switched.html, `<html lang="ja">`);
});

Deno.test("what people typed is text on the page, never markup", async () => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  await addBooking(site.database.owner, {
    id: "bkg_1",
    start: "2030-05-03T15:00:00+09:00",
    note: evil,
    customer: { id: "cus_1", name: evil, email: evil },
  });
  const { html } = await visit(browser, "/admin/bookings");
  assert(!/<script|<img/i.test(html.replaceAll(OWN_SCRIPTS, "")));
  assertStringIncludes(html, "&lt;script>alert(1)&lt;/script>");
});

Deno.test("the filter is shown and kept from page to page", async () => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  for (let index = 0; index < 51; index++) {
    await addBooking(site.database.owner, {
      id: `bkg_${String(index).padStart(2, "0")}`,
      start: new Date(NOW.getTime() + (index + 1) * 3_600_000).toISOString(),
      note: `number ${index}.`,
    });
  }
  const first = await visit(browser, "/admin/bookings?status=confirmed", "en");
  assertStringIncludes(first.html, "50 on this page");
  assertMatch(first.html, /aria-current="true"[^>]*>Upcoming</);
  assertMatch(first.html, /aria-current="true"[^>]*>Confirmed</);
  const next = first.html.match(/href="([^"]*cursor=[^"]*)"/)?.[1] ?? "";
  const second = await visit(browser, next.replaceAll("&amp;", "&"), "en");
  assertStringIncludes(second.html, "number 50.");
  assertStringIncludes(second.html, "1 booking on this page");
  assertMatch(second.html, /aria-current="true"[^>]*>Confirmed</);
});

Deno.test("an empty list says so", async () => {
  await using site = await shop({ now: () => NOW });
  const browser = await signedIn(site);
  const today = await visit(browser, "/admin/bookings?range=today", "ja");
  assertStringIncludes(today.html, "今日の予約はありません");
  const filtered = await visit(browser, "/admin/bookings?status=no_show", "en");
  assertStringIncludes(filtered.html, "No bookings with this status");
});

Deno.test("an account without access reads why, in both languages", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  const answer = await browser.signIn("ken@example.com");
  const page = await visit(browser, answer.headers.get("Location") ?? "", "en");
  assertEquals(page.status, 403);
  assertStringIncludes(page.html, "This account has no access");
  assertStringIncludes(page.html, "このアカウントでは入れません");
});

Deno.test("a role that may not see a page is told so, not that its address is wrong", async () => {
  await using site = await shop();
  const browser = await signedIn(site);
  await site.database.owner`
    insert into resources (id, name_ja, name_en)
    values ('res_mika', '美香', 'Mika')`;
  await site.database.owner`
    update mcp_users set role = 'stylist', resource_id = 'res_mika'`;
  const page = await visit(browser, "/admin/bookings", "en");
  assertEquals(page.status, 403);
  assertStringIncludes(page.html, "Not for your role");
  assert(!page.html.includes("Part of the address"));
  assert(!page.html.includes("Go to bookings"), "which are not shown either");
});

Deno.test("staff who load pages too fast are told to wait", async () => {
  await using site = await shop({
    now: () => NOW,
    rateLimit: { perMinute: 1, burst: 1 },
  });
  const browser = await signedIn(site);
  let page = await visit(browser, "/admin/bookings", "en");
  for (let count = 0; count < 2; count++) {
    page = await visit(browser, "/admin/bookings", "en");
  }
  assertEquals(page.status, 429);
  assertStringIncludes(page.html, "Please wait a moment");
  assert(!page.html.includes("Part of the address"));
});

Deno.test("a refused sign-in is explained with words of the site alone", async () => {
  await using site = await shop();
  const browser = new Browser(site);
  for (const problem of ["failed", "cancelled"]) {
    const page = await visit(browser, `/admin/sign-in?problem=${problem}`);
    assertEquals(page.status, 400);
    assertStringIncludes(page.html, `role="alert"`);
  }
  const foreign = await visit(
    browser,
    "/admin/sign-in?problem=<b>x</b>&return_to=//evil.test",
  );
  assertEquals(foreign.status, 200);
  assert(!foreign.html.includes("<b>x"));
  assertStringIncludes(
    foreign.html,
    `href="/auth/login/google?return_to=%2Fadmin"`,
  );
});

Deno.test("every answer of the site carries its headers", async (t) => {
  await using site = await shop({ now: () => NOW });
  const staff = await signedIn(site);
  const stranger = new Browser(site);
  const answers: [string, Browser, number][] = [
    ["/admin/bookings", staff, 200],
    ["/admin/bookings?cursor=nonsense", staff, 400],
    ["/admin/nowhere", staff, 404],
    ["/nowhere", stranger, 404],
    ["/admin/sign-in", stranger, 200],
    ["/admin/no-access", stranger, 403],
  ];
  for (const [path, browser, status] of answers) {
    await t.step(`${path} (${status})`, async () => {
      const page = await visit(browser, path);
      assertEquals(page.status, status);
      const { headers, html } = page;
      assertEquals(headers.get("Cache-Control"), "private, no-store");
      assertEquals(headers.get("X-Frame-Options"), "DENY");
      const policy = headers.get("Content-Security-Policy") ?? "";
      assertStringIncludes(policy, "default-src 'self'");
      assertStringIncludes(policy, "frame-ancestors 'none'");
      assert(!policy.includes("unsafe"));
      const written = html.replaceAll(OWN_SCRIPTS, "");
      assert(!/<script|<style|\sstyle=|\son\w+=/i.test(written));
    });
  }
});

Deno.test("pages turn http into https only where browsers come by https", async () => {
  for (
    const serverUrl of ["http://localhost:8788", "https://mcp.example.com"]
  ) {
    await using app = await createTestApp({ pages, serverUrl });
    // By http in both cases: where TLS ends at a proxy, requests come like this.
    const request = new Request("http://localhost:8788/admin/sign-in");
    const { headers, body } = await app.fetch(request);
    await body?.cancel();
    const isHttps = serverUrl.startsWith("https:");
    const policy = headers.get("Content-Security-Policy") ?? "";
    assertStringIncludes(policy, "default-src 'self'");
    assertEquals(
      [
        policy.includes("upgrade-insecure-requests"),
        headers.has("Strict-Transport-Security"),
      ],
      [isHttps, isHttps],
      serverUrl,
    );
  }
});

Deno.test("a broken database gives a page with the request's id, and says no more", async () => {
  const unreachable = connect("postgres://nobody:secret@127.0.0.1:1/nothing");
  await using site = await shop({ sql: unreachable });
  const browser = new Browser(site);
  browser.setCookie("mcp_admin", "a-session");
  const page = await visit(browser, "/admin/bookings", "en");
  assertEquals(page.status, 503);
  assertStringIncludes(page.html, "The database cannot be reached");
  assertStringIncludes(page.html, page.headers.get("X-Request-Id") ?? "none");
  assert(!/ECONN|127\.0\.0\.1|secret|postgres/.test(page.html));
  assert(site.lines.some((line) => line.event === "page_failed"));
  await unreachable.end();
});

function shop(
  options: Partial<Parameters<typeof createStaffSite>[0]> = {},
): Promise<StaffSite> {
  return createStaffSite({
    accounts: [
      account({ email: "owner@example.com" }),
      account({ email: "ken@example.com" }),
    ],
    allowed: { emails: ["owner@example.com"] },
    pages,
    ...options,
  });
}

/** Past the provider, whose tokens are of today, whatever the site's clock says. */
async function signedIn(site: StaffSite): Promise<Browser> {
  const { deps, database } = site;
  const now = deps.now();
  await addCatalogue(database.owner);
  const { owner } = database;
  await addAdmin(owner, { id: "adm_1", now });
  const browser = new Browser(site);
  browser.setCookie("mcp_admin", await addSession(owner, "adm_1", now));
  return browser;
}

async function visit(browser: Browser, path: string, language = "ja") {
  const headers = { "Accept-Language": language };
  const answer = await browser.send(path, { headers });
  const { status, headers: answered } = answer;
  return { status, headers: answered, html: await answer.text() };
}
