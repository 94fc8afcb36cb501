import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import { callRest } from "../surfaces/test_calls.ts";
import type { TestDesk } from "./test_calendar_page.ts";
import type { Finger, Keyboard } from "./test_hands.ts";

/** Counts the steps of one job, which somebody begins at an open page. */
export type CountSteps<Hand> = (
  name: string,
  run: (hand: Hand) => Promise<void>,
) => Promise<void>;

/** A customer orders twice, which is paid for and waits to be handed out. */
export async function addOrders(
  { site }: Pick<TestDesk, "site">,
): Promise<void> {
  const { owner } = site.database;
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 1000, 'JPY', 9, true)`;
  const token = await site.tokenFor("usr_1");
  for (const quantity of [1, 2]) {
    const args = { items: [{ productId: "prd_oil", quantity }] };
    const { status } = await callRest(site, "order_create", { token, args });
    assertEquals(status, 200);
  }
  await owner`
    update orders set payment_status = 'paid', status = 'confirmed',
      paid_at = created_at, payment_intent = id`;
}

/** The jobs of the pages beside the calendar, by keyboard alone. */
export async function deskJobsByKeyboard(
  desk: TestDesk,
  page: Page,
  count: CountSteps<Keyboard>,
): Promise<void> {
  await count("edit_customer", async (keyboard) => {
    await openToday(page);
    await keyboard.press("/");
    await keyboard.type("Sizer");
    await keyboard.press("Enter");
    await page.waitForURL("**/admin/search?*");
    await keyboard.skipMenu();
    await keyboard.tabTo(link(page, "Sizer"));
    await keyboard.press("Enter");
    await page.waitForURL("**/admin/customers/*");
    await keyboard.skipMenu();
    await keyboard.tabTo(summary(page, "Change the details"));
    await keyboard.press("Enter");
    await keyboard.tabTo(page.getByLabel("Phone"));
    await keyboard.type("03-1234-5678");
    await keyboard.press("Enter");
    await said(page, "Saved.");
  });
  assertEquals(await phoneOf(desk, "Sizer"), "0312345678");

  await count("see_changes", async (keyboard) => {
    await openToday(page);
    await page.locator("#card-changes li").first().waitFor();
    await keyboard.skipMenu();
    await keyboard.tabTo(button(page, "I have seen these"));
    await keyboard.press("Enter");
    await said(page, "Marked as seen.");
  });
  await assertSeen(page);

  await count("hand_out_orders", async (keyboard) => {
    await openToday(page);
    const orders = await page.locator("#card-hand-out li").all();
    await keyboard.skipMenu();
    for (const _ of orders) {
      await keyboard.tabTo(page.locator("#card-hand-out button").first());
      await keyboard.press("Enter");
      await said(page, "Handed over.");
    }
  });
  assertEquals(await statesOfOrders(desk), ["fulfilled", "fulfilled"]);

  await count("export_orders", async (keyboard) => {
    await openToday(page);
    await keyboard.tabTo(link(page, "Orders"));
    await keyboard.press("Enter");
    await page.waitForURL("**/admin/orders");
    await keyboard.skipMenu();
    await keyboard.tabTo(link(page, "Export as CSV"));
    await assertSaved(page, () => keyboard.press("Enter"));
  });
}

/** The jobs of the pages beside the calendar, by touch. */
export async function deskJobsByTouch(
  desk: TestDesk,
  page: Page,
  count: CountSteps<Finger>,
): Promise<void> {
  await count("edit_customer", async (hand) => {
    await openToday(page);
    await hand.tap(page.getByRole("searchbox"));
    await page.keyboard.type("Sizer");
    await hand.send();
    await page.waitForURL("**/admin/search?*");
    await hand.tap(link(page, "Sizer"));
    await page.waitForURL("**/admin/customers/*");
    await hand.tap(summary(page, "Change the details"));
    await hand.tap(page.getByLabel("Phone"));
    await page.getByLabel("Phone").fill("03-1234-5678");
    await hand.tap(button(page, "Save"));
    await said(page, "Saved.");
  });
  assertEquals(await phoneOf(desk, "Sizer"), "0312345678");

  await count("see_changes", async (hand) => {
    await openToday(page);
    await page.locator("#card-changes li").first().waitFor();
    await hand.tap(button(page, "I have seen these"));
    await said(page, "Marked as seen.");
  });
  await assertSeen(page);

  await count("hand_out_orders", async (hand) => {
    await openToday(page);
    for (const _ of await page.locator("#card-hand-out li").all()) {
      await hand.tap(page.locator("#card-hand-out button").first());
      await said(page, "Handed over.");
    }
  });
  assertEquals(await statesOfOrders(desk), ["fulfilled", "fulfilled"]);

  await count("export_orders", async (hand) => {
    await openToday(page);
    await hand.tap(page.locator(".small-menu summary"));
    await hand.tap(link(page, "Orders"));
    await page.waitForURL("**/admin/orders");
    await assertSaved(page, () => hand.tap(link(page, "Export as CSV")));
  });
}

async function openToday(page: Page): Promise<void> {
  await page.goto(`${SITE}/admin`);
}

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

function link(page: Page, name: string) {
  return page.getByRole("link", { name, exact: true })
    .filter({ visible: true }).first();
}

function summary(page: Page, name: string) {
  return page.locator("summary", { hasText: name });
}

/** Waits until the page that a form led to says so. */
async function said(page: Page, text: string): Promise<void> {
  await page.getByRole("status").getByText(text).waitFor();
}

async function phoneOf({ site }: TestDesk, name: string): Promise<string> {
  const [row] = await site.database.owner<[{ phone: string }]>`
    select phone from customers where name = ${name}`;
  return row.phone;
}

async function statesOfOrders({ site }: TestDesk): Promise<string[]> {
  const rows = await site.database.owner<{ state: string }[]>`
    select fulfilment_status as state from orders`;
  return rows.map(({ state }) => state);
}

async function assertSeen(page: Page): Promise<void> {
  const card = page.locator("#card-changes");
  await card.getByText("Nothing has changed since you looked.").waitFor();
  assertEquals(await card.locator("li").count(), 0);
}

/** The orders are in the file that the browser saves. */
async function assertSaved(
  page: Page,
  save: () => Promise<void>,
): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    save(),
  ]);
  assertEquals(download.suggestedFilename(), "orders-2030-01-08.csv");
  const text = await Deno.readTextFile(await download.path());
  assertEquals(text.trim().split("\r\n").length, 3);
  assertStringIncludes(text, "Hair oil × 2");
}
