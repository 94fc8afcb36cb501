import { assertEquals } from "@std/assert";
import { en as chatEn } from "../../ai_service/ui/locales/en.ts";
import { ja as chatJa } from "../../ai_service/ui/locales/ja.ts";
import { en as adminEn } from "../../mcp_server/ui/locales/en.ts";
import { ja as adminJa } from "../../mcp_server/ui/locales/ja.ts";
import type { Page } from "./browsers/browser.ts";
import { openDay } from "./open_day.ts";
import type { TestStack } from "./stack.ts";

const ENABLED = "not(@disabled)";
const DAY = openDay();

/** Names and texts of the story in each language. */
export const STORIES = {
  Japanese: {
    language: "ja",
    chat: chatJa,
    admin: adminJa,
    customer: "佐藤 花子",
    owner: "山本",
    request: `${DAY.ja}の15時にカットを予約して`,
    service: "カット",
    summary: [`${DAY.ja} 15:00～16:00に「カット」を予約します`],
    confirmed: ["15:00", "カット"],
  },
  English: {
    language: "en",
    chat: chatEn,
    admin: adminEn,
    customer: "Ken Suzuki",
    owner: "Yamamoto",
    request: `book a haircut on ${DAY.en} at 3pm`,
    service: "Haircut",
    summary: [`Book Haircut for ${DAY.en}, `, " 3:00 PM–4:00 PM"],
    confirmed: ["3:00"],
  },
} as const;

export type Language = keyof typeof STORIES;
type Story = typeof STORIES[Language];

/** A customer signs in, and is where messages are written. */
export async function signInToChat(
  page: Page,
  { aiServiceUrl }: TestStack,
  { language, chat, customer }: Story,
): Promise<void> {
  await page.open(`${aiServiceUrl}/?lang=${language}`);
  await assertStyled(page);
  await page.follow(link(chat.welcome.withGoogle));
  await page.follow(button(customer));
}

/** Writes a message, and sends it by the Enter key. */
export async function writeMessage(
  page: Page,
  { chat }: Story,
  text: string,
): Promise<void> {
  await page.type(field(chat.composer.label), text);
  // The button is enabled only after its island is hydrated.
  await page.see(`//button[@aria-label="${chat.composer.send}"][${ENABLED}]`);
  await page.type(field(chat.composer.label), "\n");
}

/** A customer signs in and books by chat; the result is kept after a reload. */
export async function bookByChat(
  page: Page,
  stack: TestStack,
  story: Story,
): Promise<void> {
  const { chat } = story;
  await signInToChat(page, stack, story);
  await writeMessage(page, story, story.request);

  await page.see(message(story.request));
  await page.see(message(chat.tool.names.booking_slots.succeeded));
  await page.see(message(...story.summary));
  const bookings = await stack.countBookings();
  await page.click(button(chat.approval.approve));
  await page.see(message(...story.confirmed));
  const done = `//section${
    withText(chat.approval.done.booking_create, story.service)
  }//*[. = "${chat.approval.states.done}"]`;
  await page.see(done);
  await page.see(link(chat.own.calendar));
  assertEquals(await stack.countBookings(), bookings + 1);

  await page.reload();
  await page.see(done);
}

/**
 * The owner signs in to the admin site and finds the customer's booking. The
 * customer, in the same browser, is still signed in to the chat.
 */
export async function seeInAdmin(
  page: Page,
  stack: TestStack,
  { chat, admin, owner, customer, service }: Story,
): Promise<void> {
  await page.open(`${stack.mcpServerUrl}/admin`);
  await assertStyled(page);
  await page.follow(link(admin.signIn.withGoogle));
  await page.follow(button(owner));
  await page.see("//h1");
  await page.open(`${stack.mcpServerUrl}/admin/bookings`);
  await page.see(`//h1${withText(admin.bookings.title)}`);
  await page.see(`//tr${withText(customer)}/td[. = "${service}"]`);
  await page.open(stack.aiServiceUrl);
  await page.see(field(chat.composer.label));
}

/** Without the page's style sheet, every browser's default margin is 8 pixels. */
async function assertStyled(page: Page): Promise<void> {
  const margin = await page.styleOf("//body", "margin-top");
  assertEquals(margin, "0px", "the page's style sheets were not applied");
}

function withText(...texts: string[]): string {
  return texts.map((text) => `[contains(., "${text}")]`).join("");
}

function link(name: string): string {
  return `//a${withText(name)}`;
}

export function button(name: string): string {
  return `//button${withText(name)}[${ENABLED}]`;
}

function field(label: string): string {
  return `//textarea[@id = //label[. = "${label}"]/@for]`;
}

export function message(...texts: string[]): string {
  return `//*[@role="log"]/*${withText(...texts)}`;
}
