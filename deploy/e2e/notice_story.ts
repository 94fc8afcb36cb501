import type { BrowserContext, Page } from "playwright-core";
import { en } from "../../ai_service/ui/locales/en.ts";
import { ja } from "../../ai_service/ui/locales/ja.ts";
import { DEFAULT_WORDS } from "../../mcp_server/notice/default_words.ts";
import type { NoticeKind } from "../../mcp_server/notice/kinds.ts";
import { openDay } from "./open_day.ts";
import type { TestStack } from "./stack.ts";

const DAY = openDay();

/** A person with LINE and one with Google, and what they say. */
export const STORIES = {
  ja: {
    language: "ja",
    text: ja,
    signIn: ja.welcome.withLine,
    customer: "田中 美咲",
    inbox: "line",
    book: `${DAY.ja}の15時にカットを予約して`,
    move: "予約を1時間遅らせてください",
    cancel: "予約をキャンセルしたいです",
    times: { booked: "15:00", moved: "16:00" },
  },
  en: {
    language: "en",
    text: en,
    signIn: en.welcome.withGoogle,
    customer: "Ken Suzuki",
    inbox: "mailbox",
    book: `book a haircut on ${DAY.en} at 3pm`,
    move: `can we push my haircut on ${DAY.en} to 4pm the same day?`,
    cancel: "Cancel my booking please",
    times: { booked: "3:00 PM", moved: "4:00 PM" },
  },
} as const;

export type Story = typeof STORIES[keyof typeof STORIES];

/** A quarter past six in the evening before the bookings, at the business. */
export const EVENING_BEFORE = new Date(
  Date.parse(`${DAY.date}T18:15:00+09:00`) - 24 * 60 * 60_000,
);

/** Signs in; with LINE, the shop is added as a friend on the way. */
export async function openChat(
  context: BrowserContext,
  { aiServiceUrl }: TestStack,
  { language, text, signIn, customer }: Story,
): Promise<Page> {
  const chat = await context.newPage();
  await chat.goto(`${aiServiceUrl}/?lang=${language}`);
  await chat.getByRole("link", { name: signIn }).first().click();
  await chat.getByRole("button", { name: customer }).click();
  await chat.getByLabel(text.composer.label).waitFor();
  return chat;
}

/** Asks for something, and approves its card. */
export async function askAndApprove(
  chat: Page,
  { text }: Story,
  request: string,
): Promise<void> {
  const approve = chat.getByRole("button", { name: text.approval.approve });
  const field = chat.getByRole("textbox", { name: text.composer.label });
  await field.fill(request);
  // The button is enabled only after its island is hydrated.
  const send = { name: text.composer.send, exact: true, disabled: false };
  await chat.getByRole("button", send).waitFor();
  await field.press("Enter");
  await approve.click();
  await approve.waitFor({ state: "detached" });
}

/** The messages of a kind in the story's inbox, the newest first. */
export async function messagesOf(
  inbox: Page,
  { language }: Story,
  kind: NoticeKind,
): Promise<string[]> {
  await inbox.reload();
  const messages = inbox.locator("article.message");
  return await messages.filter({ hasText: sentenceOf(kind, language) })
    .allInnerTexts();
}

/** What only notices of that kind say. */
function sentenceOf(kind: NoticeKind, language: "ja" | "en"): string {
  const [, sentence = ""] = DEFAULT_WORDS[language][kind].text.split("\n\n");
  return sentence.split("{")[0]!.trim();
}
