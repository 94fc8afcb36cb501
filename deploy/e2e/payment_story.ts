import type { BrowserContext, Page } from "playwright-core";
import { en } from "../../ai_service/ui/locales/en.ts";
import { ja } from "../../ai_service/ui/locales/ja.ts";
import type { TestStack } from "./stack.ts";

/** Names and texts of the story in each language. */
export const STORIES = {
  en: {
    language: "en",
    text: en,
    customer: "Ken Suzuki",
    request: "order one moist shampoo",
    payByCard: "Pay by card",
    decline: "Let the card be declined",
    voucher: "Get a number to pay at a convenience store",
    lapse: "Let this page lapse",
    paid: "has arrived. Thank you",
    payVoucher: "Pay at the convenience store",
    awaiting: "You have got a number",
    lapsed: "has ended without a payment",
    refunded: "was given back",
  },
  ja: {
    language: "ja",
    text: ja,
    customer: "佐藤 花子",
    request: "モイストシャンプーを1本注文して",
    payByCard: "カードで支払う",
    decline: "カードが拒否されたことにする",
    voucher: "コンビニで支払う番号を受け取る",
    lapse: "このページの期限が切れたことにする",
    paid: "を確認しました。ありがとう",
    payVoucher: "コンビニで支払ったことにする",
    awaiting: "番号が発行されました",
    lapsed: "お支払いのないまま終了しました",
    refunded: "返金しました",
  },
} as const;

export type Story = typeof STORIES[keyof typeof STORIES];

/** Signs in, and is where messages are written. */
export async function openChat(
  context: BrowserContext,
  { aiServiceUrl }: TestStack,
  { language, text, customer }: Story,
): Promise<Page> {
  const chat = await context.newPage();
  await chat.goto(`${aiServiceUrl}/?lang=${language}`);
  await chat.getByRole("link", { name: text.welcome.withGoogle }).first()
    .click();
  await chat.getByRole("button", { name: customer }).click();
  await chat.getByLabel(text.composer.label).waitFor();
  return chat;
}

/** Orders by chat and approves the card, which then offers to pay. */
export async function orderByChat(
  chat: Page,
  { text, request }: Story,
): Promise<void> {
  const field = chat.getByLabel(text.composer.label);
  await field.fill(request);
  // The button is enabled only after its island is hydrated.
  const send = { name: text.composer.send, exact: true, disabled: false };
  await chat.getByRole("button", send).waitFor();
  await field.press("Enter");
  await chat.getByRole("button", { name: text.approval.approve }).last()
    .click();
  await payButton(chat, text).waitFor();
}

/** The button of the newest order. */
export function payButton(chat: Page, text: Story["text"]) {
  return chat.locator(".approval").last()
    .getByRole("button", { name: text.payment.pay, exact: true });
}

/** Opens the payment page of the newest order, in a tab of its own. */
export async function openPayment(
  context: BrowserContext,
  chat: Page,
  { text }: Story,
): Promise<Page> {
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    payButton(chat, text).click(),
  ]);
  await tab.waitForURL(/\/c\/pay\//);
  return tab;
}

/** Seconds until the chat says so, without a reload. */
export async function secondsUntilTold(
  chat: Page,
  words: string,
): Promise<number> {
  const begin = performance.now();
  await chat.getByRole("log").getByText(words).last().waitFor();
  return (performance.now() - begin) / 1000;
}
