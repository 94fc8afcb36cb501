import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import {
  addCustomer,
  addEntry,
  addService,
  HOSTILE_TEXTS,
} from "./test_access.ts";
import { violationsOf } from "./test_axe.ts";
import {
  executablePath,
  openDesk,
  type TestDesk,
} from "./test_calendar_page.ts";

const ignore = executablePath === undefined;
const NOW = "2030-01-08T11:20:00+09:00";
const PATHS = [
  "/admin/services",
  "/admin/audit",
  "/admin/audit?kind=all",
  "/admin/audit?target=nothing",
  "/admin/staff",
];

/** A desk whose records hold everything that somebody hostile could write. */
async function openHostileDesk(): Promise<TestDesk> {
  const desk = await openDesk({ now: NOW });
  const { site } = desk;
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    const userId = `usr_${index}${text}`;
    await addCustomer(site, { userId, name: text });
    await addEntry(site, {
      at: `2030-01-08T10:0${index}:00+09:00`,
      actorId: userId,
      operation: text,
      kind: index % 2 ? "read" : "write",
      targets: [text, "svc_cut"],
      before: { booking: { status: text, [text]: "a" } },
      after: { booking: { status: "confirmed", [text]: text } },
    });
    const { owner } = site.database;
    const now = new Date(NOW);
    const by = await addAdmin(owner, { id: `a${index}`, name: text, now });
    await owner`
      insert into mcp_invitations (id, email, role, invited_by, expires_at)
      values (${text}, ${text.toLowerCase()}, 'viewer', ${by}, '2030-02-01')`;
  }
  await addService(
    site,
    `https://a-very-long-name.of-an-assistant.example.com`,
  );
  for (const text of HOSTILE_TEXTS) {
    await addService(site, text.replaceAll(/[^!-~]/g, ""));
  }
  return desk;
}

/** Opens everything that a page can unfold. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) {
      (details as HTMLDetailsElement).open = true;
    }
  });
}

Deno.test({
  name:
    "axe finds nothing on the pages of access, shut or unfolded, in both themes and languages",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: NOW });
    const { site } = desk;
    await addService(site, "https://second.example.com");
    await addCustomer(site, { userId: "usr_1", name: "佐藤 花子" });
    const booking = { status: "confirmed" };
    for (const [index, kind] of (["read", "write"] as const).entries()) {
      await addEntry(site, {
        at: `2030-01-08T10:0${index}:00+09:00`,
        kind,
        targets: ["bkg_1", "svc_cut"],
        ...(kind === "write" &&
          { before: { booking: {} }, after: { booking } }),
      });
    }
    const found: string[] = [];
    for (const locale of ["ja-JP", "en-US"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page, context } = await desk.open({ locale, colorScheme });
        for (const path of PATHS) {
          await page.goto(SITE + path);
          for (const state of ["shut", "unfolded"]) {
            if (state === "unfolded") await unfold(page);
            const at = `${path} ${state} ${locale} ${colorScheme}`;
            const violations = await violationsOf(page);
            found.push(...violations.map((each) => `${at}: ${each}`));
          }
        }
        await context.close();
      }
    }
    console.log(`figure: axe_violations_access = ${found.length} (goal = 0)`);
    assertEquals(found, []);
  },
});

Deno.test({
  name:
    "nothing that somebody wrote into the records runs, and nothing is cut off at 360 pixels",
  ignore,
  async fn() {
    await using desk = await openHostileDesk();
    const { page, problems } = await desk.open({ width: 360 });
    const found: string[] = [];
    for (const path of PATHS) {
      await page.goto(SITE + path);
      await unfold(page);
      const hacked = await page.evaluate(() => {
        for (const it of document.querySelectorAll("main *")) {
          if (it instanceof HTMLElement) it.focus();
        }
        const links = [...document.querySelectorAll("a")]
          .filter(({ protocol }) => protocol === "javascript:");
        return "hacked" in globalThis || links.length > 0;
      });
      if (hacked) found.push(path);
      const width = await page.evaluate(() =>
        document.documentElement.scrollWidth
      );
      assertEquals([path, width], [path, 360]);
    }
    console.log(`figure: scripts_run_access = ${found.length} (goal = 0)`);
    assertEquals([found, problems], [[], []]);
  },
});

Deno.test({
  name:
    "by keyboard alone an owner narrows a service, stops it, and revokes a token of the audit",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: NOW });
    await addEntry(desk.site, { at: "2030-01-08T11:00:00+09:00" });
    const { page } = await desk.open({ width: 360 });
    await page.goto(`${SITE}/admin/services`);
    await enter(page, "Change scopes");
    await focus(
      page,
      page.locator('[name="scopes"][value="order:pay"]').first(),
    );
    await page.keyboard.press("Space");
    await enter(page, "Change");
    await page.getByText("The scopes are changed.").waitFor();
    await enter(page, "Stop");
    await enter(page, "Stop", 1);
    await page.getByRole("status").getByText("Stopped.").waitFor();
    await enter(page, "Accept again");
    await page.getByText("Accepted again.").waitFor();

    await page.goto(`${SITE}/admin/audit?who=user`);
    await enter(page, "Details");
    await enter(page, "Revoke this token");
    await enter(page, "Revoke");
    await page.getByText("The token is revoked.").waitFor();
    const { owner } = desk.site.database;
    const [row] = await owner`
      select scopes @> '["order:pay"]' as pays, enabled,
        (select count(*)::int from revocations) as revoked
      from trusted_issuers`;
    assertEquals(row, { pays: false, enabled: true, revoked: 1 });
  },
});

Deno.test({
  name:
    "by keyboard alone an owner invites somebody, and signs out, promotes and removes another",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: NOW });
    const { owner: sql } = desk.site.database;
    const now = new Date(NOW);
    await addAdmin(sql, { id: "adm_ken", name: "Ken", role: "viewer", now });
    await addSession(sql, "adm_ken", now);
    const { page } = await desk.open({ width: 360 });
    const ken = page.locator(".person", { hasText: "Ken" });
    const said = (text: string) => page.getByRole("status").getByText(text);
    await page.goto(`${SITE}/admin/staff`);
    await focus(page, page.getByLabel("E-mail address"));
    await page.keyboard.type("mori@example.com");
    await page.keyboard.press("Enter");
    await said("Invited.").waitFor();
    await enter(page, "Revoke");
    await said("The invitation is revoked.").waitFor();

    await focus(page, ken.getByText("1 session"));
    await page.keyboard.press("Enter");
    await enter(page, "Sign out everywhere");
    await said("Signed out.").waitFor();
    await focus(page, ken.getByText("Change the role"));
    await page.keyboard.press("Enter");
    await focus(page, ken.getByLabel("Role"));
    await page.keyboard.type("Admin");
    await focus(page, ken.getByRole("button", { name: "Change" }));
    await page.keyboard.press("Enter");
    await said("The role is changed.").waitFor();
    const roles = await sql`
      select role from mcp_users where id = 'adm_ken'`;
    assertEquals([...roles], [{ role: "admin" }]);

    await focus(page, ken.locator("summary", { hasText: "Remove" }));
    await page.keyboard.press("Enter");
    await focus(page, ken.getByRole("button", { name: "Remove" }));
    await page.keyboard.press("Enter");
    await said("Removed.").waitFor();
    const [row] = await sql`
      select removed_at is not null as removed, (select count(*)::int
        from mcp_sessions where user_id = mcp_users.id) as sessions,
        (select count(*)::int from mcp_invitations where revoked_at is null) as invited
      from mcp_users where id = 'adm_ken'`;
    assertEquals(row, { removed: true, sessions: 0, invited: 0 });
  },
});

/** Presses the button, or what unfolds something, with that very name. */
async function enter(page: Page, name: string, index = 0): Promise<void> {
  const target = page.locator("button, summary")
    .filter({ hasText: new RegExp(`^${name}$`), visible: true });
  await focus(page, target.nth(index));
  await page.keyboard.press("Enter");
}

type Locator = ReturnType<Page["locator"]>;

/** Tabs until that has the focus. */
async function focus(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < 80; tabs++) {
    const isFocused = await target.evaluate((it) =>
      it === document.activeElement
    );
    if (isFocused) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No way to ${await target.textContent()} by keyboard`);
}
