import { assert, assertEquals } from "@std/assert";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import {
  account,
  createStaffSite,
  SITE,
  type StaffSite,
} from "../auth/staff_test_site.ts";
import { addBooking, addCatalogue } from "../booking/admin_test_data.ts";
import { buildSite } from "./development.ts";

const executablePath = findChromium();
const reason = executablePath
  ? ""
  : " (ignored: no Chromium found, set CHROMIUM_PATH)";

Deno.test({
  name:
    `in a browser, the owner signs in, reads the bookings and signs out by keyboard alone${reason}`,
  ignore: executablePath === undefined,
  async fn() {
    await using visit = await open({ width: 1280, locale: "ja-JP" });
    const { page } = visit;
    await page.goto(`${SITE}/admin`);
    await press(page, "Googleでログイン");
    await press(page, /owner@example\.com/);
    await page.waitForURL("**/admin");
    await press(page, "予約");
    await page.waitForURL("**/admin/bookings");
    const table = page.getByRole("table", { name: "予約" });
    assertEquals(await table.getByRole("columnheader").count(), 8);
    assertEquals(
      await table.getByRole("row", { name: /佐藤 花子/ }).count(),
      1,
    );
    await press(page, "過去");
    await page.getByRole("heading", { name: "過去の予約はありません" })
      .waitFor();
    await press(page, "ログアウト");
    await page.waitForURL("**/admin/sign-in");
    await page.goto(`${SITE}/admin/bookings`);
    assert(page.url().includes("/admin/sign-in"));
    assertEquals(visit.problems, []);
  },
});

for (const locale of ["ja-JP", "en-US"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    Deno.test({
      name:
        `in a browser 360 pixels wide, nothing is cut off (${locale}, ${colorScheme})${reason}`,
      ignore: executablePath === undefined,
      async fn() {
        await using visit = await open({ width: 360, locale, colorScheme });
        const { page } = visit;
        const hint = "login_hint=owner@example.com";
        const paths = [
          "/admin/sign-in?problem=failed",
          "/auth/login/google?login_hint=stranger@example.com",
          "/admin/nowhere",
          `/auth/login/google?${hint}`,
          "/admin/bookings?range=past",
        ];
        for (const path of paths) {
          await page.goto(SITE + path);
          assertEquals([path, await cutOff(page)], [path, []]);
        }
        await page.goto(`${SITE}/admin/bookings`);
        const row = page.getByRole("row", { name: /佐藤 花子/ });
        assertEquals(await row.getByRole("cell").count(), 8);
      },
    });
  }
}

interface Visit extends AsyncDisposable {
  page: Page;
  /** What the browser complained about. */
  problems: string[];
}

async function open(
  options: {
    width: number;
    locale: string;
    colorScheme?: "light" | "dark";
  },
): Promise<Visit> {
  const site = await shop();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    site.fetch,
  );
  const { host } = new URL(SITE);
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: [
      "--no-sandbox",
      `--host-resolver-rules=MAP ${host} 127.0.0.1:${server.addr.port}`,
    ],
  });
  const { width, locale, colorScheme = "light" } = options;
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    locale,
    colorScheme,
  });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return {
    page,
    problems,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}

async function shop(): Promise<StaffSite> {
  const site = await createStaffSite({
    accounts: [
      account({ email: "owner@example.com" }),
      account({ email: "stranger@example.com" }),
    ],
    allowed: { emails: ["owner@example.com"] },
    pages: await buildSite(),
  });
  const { owner } = site.database;
  await addCatalogue(owner);
  await addBooking(owner, {
    id: "bkg_1",
    start: new Date(Date.now() - 60_000).toISOString(),
    customer: {
      id: "cus_1",
      name: "佐藤 花子",
      email: "a-very-long-address.of-hanako@a-very-long-domain.example.com",
    },
    note: "W".repeat(200),
  });
  return site;
}

/** Tabs until the link or button of that name has the focus, then presses Enter. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole("link", { name, exact: true })
    .or(page.getByRole("button", { name, exact: true }));
  await target.waitFor();
  for (let tabs = 0; tabs < 30; tabs++) {
    await page.keyboard.press("Tab");
    const focused = await target.evaluate((it) =>
      it === document.activeElement
    );
    if (focused) return await page.keyboard.press("Enter");
  }
  throw new Error(`No way to ${name} by keyboard`);
}

/**
 * What reaches beyond the right edge of the window, or of its own card. The
 * table's head is there for screen readers alone.
 */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = (it: Element, edge: number) =>
      it.getBoundingClientRect().right > edge + 0.5 && it.checkVisibility();
    const found = [
      ...document.querySelectorAll("body *:not(.skip-link, thead, thead *)"),
    ]
      .filter((it) => beyond(it, document.documentElement.clientWidth));
    for (const card of document.querySelectorAll(".booking")) {
      const edge = card.getBoundingClientRect().right;
      found.push(
        ...[...card.querySelectorAll("*")].filter((it) => beyond(it, edge)),
      );
    }
    return found.map((it) => `${it.tagName}.${it.className}`);
  });
}
