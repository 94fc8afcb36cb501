import { assertEquals } from "@std/assert";
import {
  button,
  message,
  signInToChat,
  STORIES,
  writeMessage,
} from "./booking_story.ts";
import type { Engine, Page } from "./browsers/browser.ts";
import { firefox } from "./browsers/firefox.ts";
import { webkit } from "./browsers/webkit.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const STORY = STORIES.English;
const { chat } = STORY;
/** More than the elements of the page that can have the focus. */
const MANY_TABS = 60;

// Chromium does all of them in tests of their own.
const ENGINES: readonly Engine[] = [firefox, webkit];

for (const engine of ENGINES) {
  const ignore = engine.missing.length > 0;
  const reason = ignore ? ` (ignored: no ${engine.missing.join(", no ")})` : "";
  Deno.test({
    name:
      `in ${engine.name}, a customer books, orders, hands in a form and cancels, and approves by keyboard${reason}`,
    ignore,
    // The drivers keep handles open until the process exits.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using stack = await startTestStack();
      await using page = await engine.openPage();
      await signInToChat(page, stack, STORY);
      await book(page, stack);
      await order(page, stack);
      await handIn(page, stack);
      await cancel(page, stack);
      assertEquals(page.complaints, []);
    },
  });
}

async function book(page: Page, stack: TestStack): Promise<void> {
  await writeMessage(page, STORY, STORY.request);
  await approveByKeyboard(page, "booking_create");
  assertEquals(await stack.countBookings(), 1);
}

async function order(page: Page, { sql }: TestStack): Promise<void> {
  await writeMessage(page, STORY, "order one camellia hair oil");
  await approveByKeyboard(page, "order_create");
  const [row] = await sql`select count(*)::int as orders from orders`;
  assertEquals(row, { orders: 1 });
}

/** The form is opened and filled in as itself. */
async function handIn(page: Page, { sql, aiServiceUrl }: TestStack) {
  await page.open(`${aiServiceUrl}/forms?lang=en`);
  await page.follow(
    `//li[contains(., "First-visit counselling sheet")]//button[not(@disabled)]`,
  );
  const field = (label: string) =>
    `//form[contains(@class, "form-sheet")]//*[@id = //label[starts-with(., "${label}")]/@for]`;
  await page.type(field("Name"), "Ken Suzuki");
  await page.type(field("Phone number"), "090-1234-5678");
  await page.type(field("Hair type"), "W");
  await page.click(button(chat.results.toCheck));
  await approveByKeyboard(page, "form_submit");
  const [row] = await sql`select count(*)::int as forms from form_submissions`;
  assertEquals(row, { forms: 1 });
}

/** From the page of the bookings, and on in a conversation. */
async function cancel(page: Page, { sql, aiServiceUrl }: TestStack) {
  await page.open(`${aiServiceUrl}/bookings?lang=en`);
  await page.see(`//a[. = "${chat.own.calendar}"]`);
  await page.follow(button(chat.results.cancel));
  await approveByKeyboard(page, "booking_delete");
  const [row] = await sql`select status from bookings`;
  assertEquals(row, { status: "cancelled" });
}

/** The card has the focus as it comes; Tab leads to the button that approves. */
async function approveByKeyboard(
  page: Page,
  tool: keyof typeof chat.approval.done,
): Promise<void> {
  const approve = button(chat.approval.approve);
  await page.see(approve);
  for (let tabs = 0; !await page.hasFocus(approve); tabs++) {
    assertEquals(tabs < MANY_TABS, true, "Tab does not lead to the card");
    await page.press("Tab");
  }
  await page.press("Enter");
  await page.see(message(chat.approval.done[tool]));
}
