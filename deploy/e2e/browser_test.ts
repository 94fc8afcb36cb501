import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { en as chatEn } from "../../ai_service/ui/locales/en.ts";
import { ja as chatJa } from "../../ai_service/ui/locales/ja.ts";
import { en as adminEn } from "../../mcp_server/ui/locales/en.ts";
import { ja as adminJa } from "../../mcp_server/ui/locales/ja.ts";
import { browserTest, newPage } from "./browser.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** What the customer of a language does, sees and is called. */
const STORIES = [
  {
    language: "Japanese",
    locale: "ja-JP",
    chat: chatJa,
    admin: adminJa,
    customer: "佐藤 花子",
    owner: /山本/,
    request: "金曜の15時にカットを予約して",
    service: "カット",
    summary: /金曜日 15:00～16:00に「カット」を予約します/,
    confirmed: /15:00.*カット|カット.*15:00/s,
  },
  {
    language: "English",
    locale: "en-US",
    chat: chatEn,
    admin: adminEn,
    customer: "Ken Suzuki",
    owner: /Yamamoto/,
    request: "book a haircut on Friday at 3pm",
    service: "Haircut",
    summary: /Book Haircut for Friday, .* 3:00 PM–4:00 PM/,
    confirmed: /3:00\s?PM/,
  },
] as const;

type Story = typeof STORIES[number];

browserTest(
  "in a browser, a customer books by chat and the owner sees it",
  async (browser, t) => {
    await using stack = await startTestStack();
    for (const story of STORIES) {
      await t.step(`in ${story.language}`, async () => {
        const { page, complaints } = await newPage(browser, story);
        await bookByChat(page, stack, story);
        await seeInAdmin(page, stack, story);
        await page.goto(stack.aiServiceUrl);
        await composer(page, story).waitFor();
        assertEquals(complaints, []);
        await page.context().close();
      });
    }
  },
);

async function bookByChat(
  page: Page,
  stack: TestStack,
  story: Story,
): Promise<void> {
  const { chat } = story;
  await page.goto(stack.aiServiceUrl);
  await page.getByRole("link", { name: chat.welcome.withGoogle }).click();
  await page.getByRole("button", { name: story.customer }).click();
  await composer(page, story).fill(story.request);
  await composer(page, story).press("Enter");

  const log = page.getByRole("log");
  await log.getByText(story.request).waitFor();
  await log.getByText(chat.tool.names.booking_slots.succeeded).waitFor();
  await log.getByText(story.summary).waitFor();
  const bookings = await stack.countBookings();
  await page.getByRole("button", { name: chat.approval.approve }).click();
  await log.getByText(chat.tool.names.booking_create.succeeded).waitFor();
  await log.getByText(story.confirmed).last().waitFor();
  await page.getByRole("status").getByText(chat.status.completed).waitFor();
  assertEquals(await stack.countBookings(), bookings + 1);

  // A reload shows the same conversation, the card with what became of it.
  await page.reload();
  await log.getByText(story.summary).waitFor();
  await log.getByText(chat.approval.states.executed, { exact: true }).waitFor();
}

async function seeInAdmin(
  page: Page,
  stack: TestStack,
  story: Story,
): Promise<void> {
  await page.goto(`${stack.mcpServerUrl}/admin`);
  await page.getByRole("link", { name: story.admin.signIn.withGoogle }).click();
  await page.getByRole("button", { name: story.owner }).click();
  await page.getByRole("heading", { name: story.admin.bookings.title })
    .waitFor();
  const booking = page.getByRole("row").filter({ hasText: story.customer });
  await booking.getByText(story.service, { exact: true }).waitFor();
}

function composer(page: Page, { chat }: Story) {
  return page.getByRole("textbox", { name: chat.composer.label });
}
