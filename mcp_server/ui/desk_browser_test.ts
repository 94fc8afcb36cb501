import { assertEquals } from "@std/assert";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { SITE, type StaffSite } from "../auth/staff_test_site.ts";
import { buildSite } from "./development.ts";
import { violationsOf } from "./test_axe.ts";
import { createDesk, HOSTILE, pagesOf } from "./test_desk.ts";

const executablePath = findChromium();
const ignore = executablePath === undefined;
const reason = ignore ? " (ignored: no Chromium found, set CHROMIUM_PATH)" : "";

interface Looks {
  width?: number;
  locale?: string;
  colorScheme?: "light" | "dark";
}

/** Each theme in each language, on a desk and on a phone. */
const LOOKS: readonly Looks[] = [
  { width: 360, locale: "ja-JP", colorScheme: "light" },
  { width: 1280, locale: "ja-JP", colorScheme: "dark" },
  { width: 1280, locale: "en-US", colorScheme: "light" },
  { width: 360, locale: "en-US", colorScheme: "dark" },
];

/** A browser with an owner signed in, before a site. */
async function openBrowser(site: StaffSite) {
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
  const problems: string[] = [];
  return {
    problems,
    async open({ width = 1280, locale, colorScheme }: Looks = {}) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        ...(locale && { locale }),
        ...(colorScheme && { colorScheme }),
      });
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("dialog", (dialog) => problems.push(dialog.message()));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      await page.goto(
        `${SITE}/auth/login/google?login_hint=owner@example.com`,
      );
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** Opens what is closed, so that all of a page is looked at. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) {
      details.setAttribute("open", "");
    }
  });
}

/** What stands out of the window on its right, and cannot be scrolled to. */
async function cutOff(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll("body *")]
      .filter((element) =>
        element.checkVisibility() && !element.closest(".visually-hidden") &&
        !element.parentElement?.closest(".table-scroll") &&
        element.getBoundingClientRect().right > clientWidth + 1
      ).map((element) => `${element.tagName}.${element.className}`);
  });
}

Deno.test({
  name:
    `in a browser, pages of the day, customers and orders have no violation and fit, in both themes and languages${reason}`,
  ignore,
  async fn() {
    const { site, order } = await createDesk(await buildSite());
    await using visit = await openBrowser(site);
    const found: string[] = [];
    for (const looks of LOOKS) {
      const page = await visit.open(looks);
      for (const path of pagesOf(order)) {
        await page.goto(SITE + path);
        await unfold(page);
        const seen = [...await violationsOf(page), ...await cutOff(page)];
        const where = [...Object.values(looks), path].join(" ");
        found.push(...seen.map((what) => `${where}: ${what}`));
      }
      await page.close();
    }
    console.log(`figure: axe_violations_desk = ${found.length} (goal = 0)`);
    assertEquals(found, []);
    assertEquals(visit.problems, []);
  },
});

Deno.test({
  name: `in a browser, what people typed is text and nothing else${reason}`,
  ignore,
  async fn() {
    const said = HOSTILE.join(" ");
    const { site, order } = await createDesk(await buildSite(), said);
    await using visit = await openBrowser(site);
    const page = await visit.open();
    const typed = HOSTILE.map(encodeURIComponent).flatMap((query) => [
      `/admin/search?q=${query}`,
      `/admin/customers?q=${query}`,
      `/admin/customers/cus_1?merge=${query}`,
      `/admin/orders?customer=${query}&status=${query}&day=${query}`,
    ]);
    const ran: string[] = [];
    for (const path of [...pagesOf(order), ...typed]) {
      await page.goto(SITE + path);
      ran.push(
        ...await page.evaluate(() =>
          [...document.querySelectorAll(
            'main script, img[src="x"], a[href^="javascript:"], svg[onload]',
          )].map((element) => element.outerHTML)
        ),
      );
    }
    assertEquals([ran, visit.problems], [[], []]);
  },
});

Deno.test({
  name:
    `in a browser, staff find a customer, note something and hand an order over by keyboard alone${reason}`,
  ignore,
  async fn() {
    const { site } = await createDesk(await buildSite());
    await using visit = await openBrowser(site);
    const page = await visit.open({ locale: "en-US" });
    await page.goto(`${SITE}/admin`);
    await page.keyboard.press("/");
    await page.keyboard.type("ｻﾄｳ");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/admin/search?q=*");
    await reach(page, "main .customer-link");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/admin/customers/cus_0");
    await reach(page, 'textarea[name="text"]');
    await page.keyboard.type("/ likes tea");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("The note is added.").waitFor();
    await page.goto(`${SITE}/admin`);
    await reach(page, "#card-hand-out button");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing has to be handed out.").waitFor();
    assertEquals(visit.problems, []);
  },
});

Deno.test({
  name:
    `in a browser, an open page of the day shows an order that another browser hands over${reason}`,
  ignore,
  async fn() {
    const { site, order } = await createDesk(await buildSite());
    await using visit = await openBrowser(site);
    const page = await visit.open({ locale: "en-US" });
    // The stream has to have said how it is before something else is news.
    const stream = page.waitForResponse("**/api/admin/changes");
    await page.goto(`${SITE}/admin`);
    await page.locator("#card-hand-out", { hasText: order.number }).waitFor();
    await stream;
    const other = await visit.open({ locale: "en-US" });
    await other.goto(`${SITE}/admin/orders/${order.id}`);
    await other.getByRole("button", { name: "Hand over" }).click();
    await other.getByText("Handed over.").waitFor();
    await page.locator("#card-hand-out", {
      hasText: "Nothing has to be handed out.",
    }).waitFor();
    assertEquals(visit.problems, []);
  },
});

/** Presses Tab until that element has the focus. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(
      (selector) => document.activeElement?.matches(selector),
      selector,
    );
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
