import { assertEquals } from "@std/assert";
import { addBooking, addCatalogue } from "../../booking/admin_test_data.ts";
import {
  account,
  Browser,
  createStaffSite,
  SITE,
  type StaffSite,
} from "../../auth/staff_test_site.ts";

const OWN_ORIGIN_JSON = { "Content-Type": "application/json", Origin: SITE };

Deno.test("staff list bookings with their session", async () => {
  await using site = await shop();
  const staff = await signedIn(site);
  const start = new Date(Date.now() + 86_400_000).toISOString();
  await addBooking(site.database.owner, { id: "bkg_1", start });
  const answer = await staff.send("/api/admin/booking/list", {
    method: "POST",
    headers: OWN_ORIGIN_JSON,
    body: JSON.stringify({ range: "upcoming" }),
  });
  assertEquals(answer.status, 200);
  const { items, nextCursor } = await answer.json();
  assertEquals(items[0].id, "bkg_1");
  assertEquals(nextCursor, null);
});

Deno.test("a customer's token is never accepted by the admin API", async (t) => {
  await using site = await shop();
  const token = await site.tokenFor("usr_1");
  const staff = await signedIn(site);
  const browsers = {
    "by itself": new Browser(site),
    "beside a session": staff,
  };
  for (const [name, browser] of Object.entries(browsers)) {
    for (const scheme of ["Bearer", "bearer", "BEARER", "Basic"]) {
      await t.step(`${scheme} ${name}`, async () => {
        const headers = {
          ...OWN_ORIGIN_JSON,
          Authorization: `${scheme} ${token}`,
        };
        const me = await browser.send("/api/admin/me", { headers });
        assertEquals(me.status, 401);
        assertEquals((await me.json()).error, "Invalid token");
        const list = await browser.send("/api/admin/booking/list", {
          method: "POST",
          headers,
          body: "{}",
        });
        assertEquals(list.status, 401);
        await list.body?.cancel();
      });
    }
  }
  await t.step("in the cookie", async () => {
    const browser = new Browser(site);
    browser.setCookie("mcp_admin", token);
    assertEquals((await browser.send("/api/admin/me")).status, 401);
  });
  await t.step("in the query", async () => {
    const path = `/api/admin/me?access_token=${token}`;
    assertEquals((await new Browser(site).send(path)).status, 401);
  });
});

Deno.test("an admin's session is never accepted where customers' tokens are", async (t) => {
  await using site = await shop();
  const staff = await signedIn(site);
  const sessionId = staff.cookie("mcp_admin") ?? "";
  const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
  const requests: Record<string, [string, unknown]> = {
    "the MCP endpoint": ["/mcp", call],
    "a tool over REST": ["/mcp/tools/booking/list", {}],
  };
  for (const [name, [path, body]] of Object.entries(requests)) {
    for (const authorization of [undefined, `Bearer ${sessionId}`]) {
      await t.step(
        `${name}, ${authorization ? "as a token" : "as a cookie"}`,
        async () => {
          const answer = await staff.send(path, {
            method: "POST",
            headers: {
              ...OWN_ORIGIN_JSON,
              Accept: "application/json, text/event-stream",
              ...(authorization && { Authorization: authorization }),
            },
            body: JSON.stringify(body),
          });
          assertEquals(answer.status, 401);
          assertEquals((await answer.json()).error, "Invalid token");
        },
      );
    }
  }
});

Deno.test("without a session the admin API answers 401", async (t) => {
  await using site = await shop();
  for (const path of ["/api/admin/me", "/api/admin/nothing", "/api/admin"]) {
    await t.step(path, async () => {
      const answer = await new Browser(site).send(path);
      assertEquals(answer.status, 401);
      assertEquals((await answer.json()).code, "sign_in_required");
    });
  }
});

Deno.test("an unknown route and a wrong method are answered 404", async () => {
  await using site = await shop();
  const staff = await signedIn(site);
  for (const path of ["/api/admin/nothing", "/api/admin/booking/list"]) {
    const answer = await staff.send(path);
    assertEquals(answer.status, 404);
    assertEquals((await answer.json()).code, "not_found");
  }
});

Deno.test("no other site can use an admin's session", async (t) => {
  await using site = await shop();
  const staff = await signedIn(site);
  const forged: Record<string, Record<string, string>> = {
    "another origin": { Origin: "https://evil.test" },
    "the null origin": { Origin: "null" },
    "the chat's origin": { Origin: "http://localhost:8787" },
    "an origin that may call with tokens": {
      Origin: "https://shop.example.com",
    },
    "a cross-site fetch": { "Sec-Fetch-Site": "cross-site" },
    "a same-site fetch": { "Sec-Fetch-Site": "same-site" },
    "no origin": {},
  };
  for (const [name, headers] of Object.entries(forged)) {
    for (const type of ["application/json", "text/plain"]) {
      await t.step(`${name}, ${type}`, async () => {
        const answer = await staff.send("/api/admin/booking/list", {
          method: "POST",
          headers: { ...headers, "Content-Type": type },
          body: "{}",
        });
        assertEquals(answer.status, 403);
        assertEquals((await answer.json()).code, "cross_origin");
        const allowed = answer.headers.get("Access-Control-Allow-Credentials");
        assertEquals(allowed, null);
      });
    }
  }
  await t.step("ours, but not as JSON", async () => {
    const answer = await staff.send("/api/admin/booking/list", {
      method: "POST",
      headers: { Origin: SITE, "Content-Type": "text/plain" },
      body: "{}",
    });
    assertEquals(answer.status, 415);
    await answer.body?.cancel();
  });
});

async function shop(): Promise<StaffSite> {
  const site = await createStaffSite({
    accounts: [account({ email: "owner@example.com" })],
    allowed: { emails: ["owner@example.com"] },
  });
  await addCatalogue(site.database.owner);
  return site;
}

async function signedIn(site: StaffSite): Promise<Browser> {
  const browser = new Browser(site);
  await browser.signIn("owner@example.com");
  return browser;
}
