import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { addForm } from "../form/test_forms.ts";
import { SITE } from "../auth/staff_test_site.ts";
import { violationsOf } from "./test_axe.ts";
import { executablePath, openDesk } from "./test_calendar_page.ts";

/** Something that the site shows: a page, and how a dialog of it is opened. */
interface Shown {
  path: string;
  open?(page: Page): Promise<void>;
}

const press = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.locator("dialog[open]").waitFor();
};
const click = (index: number) => async (page: Page) => {
  await page.locator(".calendar-actions button").nth(index).click();
  await page.locator("dialog[open]").waitFor();
};

/** Waits for the script of the calendar, where a view has one. */
async function settled(page: Page): Promise<void> {
  await page.locator('[data-alive="true"], .month, .booking-list').waitFor();
}

/** Opens the form that is folded away. */
async function unfold(page: Page): Promise<void> {
  await page.locator("main details > summary").first().click();
  await page.locator("main details[open] form").first().waitFor();
}

const SHOWN: readonly Shown[] = [
  { path: "/admin/calendar" },
  { path: "/admin/calendar?view=week" },
  { path: "/admin/calendar?view=week&column=res_mori&status=requested" },
  { path: "/admin/calendar?view=month" },
  { path: "/admin/calendar?view=list" },
  { path: "/admin/calendar", open: press("Alt+n") },
  { path: "/admin/calendar", open: click(1) },
  { path: "/admin/calendar", open: click(2) },
  {
    path: "/admin/calendar?booking=bkg_asked",
    async open(page) {
      await page.locator("dialog[open] .dialog-buttons button").nth(1).click();
      await page.locator("#when-day").waitFor();
    },
  },
  {
    path: "/admin/calendar?booking=bkg_asked",
    async open(page) {
      await page.locator("dialog[open] .dialog-buttons button").nth(2).click();
      await page.locator("#cancel-reason").waitFor();
    },
  },
  { path: "/admin" },
  { path: "/admin/search?q=1" },
  { path: "/admin/customers" },
  { path: "/admin/customers/cus_bkg_kept" },
  { path: "/admin/orders" },
  { path: "/admin/bookings" },
  { path: "/admin/shop" },
  { path: "/admin/shop/menu" },
  { path: "/admin/shop/menu", open: unfold },
  { path: "/admin/shop/menu/svc_cut" },
  { path: "/admin/shop/moving-in" },
  { path: "/admin/shop/products" },
  { path: "/admin/shop/products", open: unfold },
  { path: "/admin/shop/products/prd_oil" },
  { path: "/admin/shop/products/stock" },
  { path: "/admin/shop/products/import" },
  { path: "/admin/shop/people" },
  { path: "/admin/shop/people/res_mori" },
  { path: "/admin/shop/hours" },
  { path: "/admin/shop/hours", open: unfold },
  { path: "/admin/notices" },
  { path: "/admin/notices/words" },
  { path: "/admin/notices/calendars" },
  { path: "/admin/notices/words", open: unfold },
  { path: "/admin/shop/forms" },
  { path: "/admin/shop/forms", open: unfold },
  { path: "/admin/shop/forms/frm_1" },
  { path: "/admin/submissions" },
  { path: "/admin/reports" },
  { path: "/admin/staff" },
  { path: "/admin/services" },
  { path: "/admin/audit" },
  { path: "/admin/monitoring" },
  { path: "/admin/monitoring?by=day" },
  { path: "/admin/try" },
  {
    path: "/admin/try?operation=booking_create",
    async open(page) {
      await page.locator('button[value="preview"]').click();
      await page.locator(".trial-result").waitFor();
    },
  },
];

const at = (time: string) => `2030-01-08T${time}:00+09:00`;

Deno.test({
  name: "axe finds what is wrong with a page",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: at("11:20") });
    const { page } = await desk.open();
    await page.goto(`${SITE}/admin/calendar`);
    await page.evaluate(() =>
      document.querySelector("main")!.append(new Image())
    );
    const rules = (await violationsOf(page)).map((each) => each.split(" ")[0]);
    assertEquals(rules, ["image-alt"]);
  },
});

Deno.test({
  name: "axe finds nothing on any page or dialog, in both themes and languages",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: at("11:20") });
    await desk.book({ id: "bkg_kept", name: "佐藤 花子", start: at("10:00") });
    const statuses = ["requested", "completed", "no_show", "cancelled"];
    for (const [index, status] of statuses.entries()) {
      const id = status === "requested" ? "bkg_asked" : `bkg_${status}`;
      const start = at(`${14 + index}:00`);
      await desk.book({
        id,
        name: "鈴木 一郎",
        start,
        status,
        resourceId: "res_mori",
      });
    }
    const { owner } = desk.site.database;
    await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 1000, 'JPY', 3)`;
    await owner`
      insert into stock_movements (product_id, change, on_hand, reason, note,
        author, created_at)
      values ('prd_oil', 3, 3, 'received', '箱', 'owner@example.com',
        ${at("09:00")})`;
    await owner`
      insert into closures (id, resource_id, starts_at, ends_at, reason_ja,
        reason_en)
      values ('cls_1', 'res_hayashi', ${at("14:00")}, ${at("16:00")}, '研修',
        'Training')`;
    await addForm(desk.site.database.owner, "frm_1");
    const found: string[] = [];
    for (const locale of ["ja-JP", "en-US"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page, context } = await desk.open({ locale, colorScheme });
        for (const { path, open } of SHOWN) {
          await page.goto(SITE + path);
          if (path.startsWith("/admin/calendar")) await settled(page);
          await open?.(page);
          const violations = await violationsOf(page);
          found.push(
            ...violations.map((each) =>
              `${path} ${locale} ${colorScheme}: ${each}`
            ),
          );
        }
        await context.close();
      }
    }
    console.log(`figure: axe_violations_admin = ${found.length} (goal = 0)`);
    assertEquals(found, []);
  },
});
