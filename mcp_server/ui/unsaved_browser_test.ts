import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import { en } from "./locales/en.ts";
import {
  executablePath,
  openDesk,
  type TestDesk,
} from "./test_calendar_page.ts";

const NOW = "2030-01-08T11:20:00+09:00";
const ELSEWHERE = "/admin/customers";

/** A page with a form, and how somebody changes something in it. */
interface WorkPlace {
  path: string;
  change(page: Page): Promise<void>;
  /** Undoes the change by hand. */
  undo(page: Page): Promise<void>;
}

const typeInto = (name: string, typed: string): WorkPlace["change"] => (page) =>
  page.locator(`main form[method="post"] [name="${name}"]`).first().fill(typed);

const PLACES: Readonly<Record<string, WorkPlace>> = {
  "a form that is arranged": {
    path: "/admin/shop/forms/frm_1",
    async change(page) {
      await page.locator(".form-builder fieldset:not([disabled])").first()
        .waitFor();
      await page.getByRole("button", { name: "Add a question" }).click();
      await page.locator(".form-question").nth(1).waitFor();
    },
    async undo(page) {
      await page.locator(".form-question").nth(1)
        .getByRole("button", { name: "Remove" }).click();
      await page.locator(".form-question").nth(1).waitFor({
        state: "detached",
      });
    },
  },
  "the words of a notice": {
    path: "/admin/notices/words",
    async change(page) {
      await page.locator("details.card summary").first().click();
      await page.locator('textarea[name="text"]').first().fill("Hello");
    },
    async undo(page) {
      const text = page.locator('textarea[name="text"]').first();
      const before = await text.evaluate((area) =>
        (area as HTMLTextAreaElement).defaultValue
      );
      await text.fill(before);
    },
  },
  "the shop's settings": {
    path: "/admin/shop",
    change: typeInto("nameEn", "Salon Sakura"),
    undo: typeInto("nameEn", ""),
  },
  "a product": {
    path: "/admin/shop/products/prd_oil",
    change: typeInto("nameEn", "Argan oil"),
    undo: typeInto("nameEn", "Oil"),
  },
  "the stock of many products": {
    path: "/admin/shop/products/stock",
    async change(page) {
      await page.getByRole("button", { name: /^One more of/ }).click();
    },
    async undo(page) {
      await page.getByRole("button", { name: /^One less of/ }).click();
    },
  },
};

async function addWork({ site: { database: { owner } } }: TestDesk) {
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_oil', 'オイル', 'Oil', '', '', 1000, 'JPY', 10, true)`;
  await owner`insert into forms (id) values ('frm_1')`;
  const field = {
    id: "name",
    type: "text",
    label: { ja: "お名前", en: "Name" },
    required: true,
    long: false,
    maxLength: 50,
  };
  await owner`
    insert into form_versions (form_id, version, title_ja, title_en, fields)
    values ('frm_1', 1, '問診票', 'Intake', ${owner.json([field])})`;
}

/** Notes what the page asks, and answers it. */
function answerWith(page: Page, isLeaving: boolean) {
  const asked: string[] = [];
  page.removeAllListeners("dialog");
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type() === "confirm" ? dialog.message() : dialog.type());
    await (isLeaving ? dialog.accept() : dialog.dismiss());
  });
  return asked;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const leaveByLink = (page: Page) =>
  page.locator(`header a[href="${ELSEWHERE}"]`).first().click();

for (const [name, { path, change, undo }] of Object.entries(PLACES)) {
  Deno.test({
    name:
      `in a browser, ${name} is not left with unsaved changes without a word`,
    ignore: executablePath === undefined,
    async fn() {
      await using desk = await openDesk({ now: NOW });
      await addWork(desk);
      const { page, problems } = await desk.open();
      const asked = answerWith(page, false);
      await page.goto(SITE + path);
      await page.locator("main").click({ position: { x: 2, y: 2 } });
      await leaveByLink(page);
      await page.waitForURL(`**${ELSEWHERE}`);
      assertEquals(asked, [], "nothing was changed");

      await page.goto(SITE + path);
      await change(page);
      await leaveByLink(page);
      assertEquals([asked, pathOf(page)], [[en.leave], path]);
      const closing = page.waitForEvent("dialog");
      await page.close({ runBeforeUnload: true });
      await closing;
      assertEquals(asked, [en.leave, "beforeunload"]);

      await undo(page);
      await leaveByLink(page);
      await page.waitForURL(`**${ELSEWHERE}`);
      assertEquals(asked.length, 2, "the change was undone");

      const { page: other } = await desk.open();
      const accepted = answerWith(other, true);
      await other.goto(SITE + path);
      await change(other);
      await leaveByLink(other);
      await other.waitForURL(`**${ELSEWHERE}`);
      assertEquals(accepted, [en.leave], "asked once");
      assertEquals(problems, []);
    },
  });
}

Deno.test({
  name:
    "in a browser, a form that is submitted asks nothing, unless another one is changed",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: NOW });
    await addWork(desk);
    const { page } = await desk.open();
    const asked = answerWith(page, false);
    await page.goto(`${SITE}/admin/shop/products/prd_oil`);
    const name = page.locator('main form [name="nameEn"]').first();
    await name.fill("Argan oil");
    await name.press("Enter");
    await page.getByText("Saved.", { exact: true }).waitFor();
    assertEquals(asked, []);
    await leaveByLink(page);
    await page.waitForURL(`**${ELSEWHERE}`);
    assertEquals(asked, []);

    // What was refused is not saved.
    await page.goto(`${SITE}/admin/shop/products/prd_oil`);
    await page.locator('main form [name="priceMinor"]').first().fill("free");
    await page.locator('main form [name="priceMinor"]').first().press("Enter");
    await page.locator('[name="priceMinor"][aria-invalid="true"]').waitFor();
    await leaveByLink(page);
    assertEquals(asked, [en.leave]);

    answerWith(page, true);
    await page.goto(`${SITE}/admin/shop/products/stock`);
    const none = answerWith(page, false);
    await page.getByRole("button", { name: /^One more of/ }).click();
    await page.locator('main form[method="get"] button').first().click();
    assertEquals([none, pathOf(page)], [
      [en.leave],
      "/admin/shop/products/stock",
    ]);
    await page.getByRole("button", { name: "Save the stock" }).click();
    await page.locator('[role="status"], [role="alert"]').first().waitFor();
    assertEquals(none, [en.leave]);
  },
});
