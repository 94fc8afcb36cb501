import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { en } from "../../ai_service/ui/locales/en.ts";
import { ja } from "../../ai_service/ui/locales/ja.ts";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** The Chromium of the tests; they are ignored where there is none. */
export const executablePath = findChromium();

/** A customer of each language, and the words of the page. */
export const PEOPLE = {
  ja: { text: ja, name: "佐藤 花子" },
  en: { text: en, name: "Ken Suzuki" },
} as const;

/** A browser at the chat of a running shop. */
export interface ChatBrowser extends AsyncDisposable {
  stack: TestStack;
  browser: Browser;
  /** Opens a window in which the customer of that language is signed in. */
  open(
    locale: keyof typeof PEOPLE,
    window?: BrowserContextOptions,
  ): Promise<ChatWindow>;
  /** Opens a window in which nobody is signed in. */
  openAlone(
    locale: keyof typeof PEOPLE,
    window?: BrowserContextOptions,
  ): Promise<Omit<ChatWindow, "say">>;
}

/** A window of the chat. */
export interface ChatWindow {
  page: Page;
  /** What the browser complained about. */
  problems: string[];
  /** Writes a message, and waits until it is answered. */
  say(message: string): Promise<void>;
}

/** Starts both services and a browser. */
export async function openChatBrowser(
  env: Parameters<typeof startTestStack>[0] = {},
): Promise<ChatBrowser> {
  const stack = await startTestStack(env);
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const openAlone: ChatBrowser["openAlone"] = async (locale, window = {}) => {
    const context = await browser.newContext({
      locale: locale === "ja" ? "ja-JP" : "en-US",
      ...window,
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    return { page, problems };
  };
  return {
    stack,
    browser,
    openAlone,
    async open(locale, window) {
      const { page, problems } = await openAlone(locale, window);
      await signIn(page, stack, locale);
      const say = (message: string) => sayIn(page, locale, message);
      return { page, problems, say };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await stack[Symbol.asyncDispose]();
    },
  };
}

async function signIn(
  page: Page,
  { aiServiceUrl }: TestStack,
  locale: keyof typeof PEOPLE,
): Promise<void> {
  const { text, name } = PEOPLE[locale];
  await page.goto(`${aiServiceUrl}/?lang=${locale}`);
  await page.getByRole("link", { name: text.welcome.withGoogle }).click();
  await page.getByRole("button", { name }).click();
  await page.waitForURL(`${aiServiceUrl}/**`);
}

async function sayIn(
  page: Page,
  locale: keyof typeof PEOPLE,
  message: string,
): Promise<void> {
  const { composer } = PEOPLE[locale].text;
  const before = await page.locator(".message").count();
  const input = page.getByRole("textbox", { name: composer.label });
  await input.fill(message);
  await page.getByRole("button", { name: composer.send, disabled: false })
    .click();
  await page.locator(".message").nth(before + 1).waitFor();
  await page.locator('.messages[aria-busy="false"]').waitFor();
}
