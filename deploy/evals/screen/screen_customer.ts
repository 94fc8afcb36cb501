import { type Browser, chromium, type Page } from "playwright-core";
import type { ConversationView } from "../../../ai_service/conversation/events.ts";
import { findChromium } from "../../../shared/ui/find_chromium.ts";
import { BEGINNING } from "../clock.ts";
import type { EvalCustomer } from "../eval_customer.ts";
import type { ScreenWords } from "./screen_words.ts";

/** The Chromium of these tests; they are ignored where there is none. */
export const executablePath = findChromium();

/** Starts the browser in which dialogues are held. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: executablePath!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
}

/** A customer before the screen, who types and taps. */
export class ScreenCustomer {
  readonly page: Page;
  readonly #words: ScreenWords;

  constructor(page: Page, words: ScreenWords) {
    this.page = page;
    this.#words = words;
  }

  /** Opens a window with the session of that customer, on the services' clock. */
  static async open(
    browser: Browser,
    { place: { url, cookie, language } }: EvalCustomer,
    words: ScreenWords,
  ): Promise<ScreenCustomer> {
    const context = await browser.newContext({ locale: language });
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url }]);
    await context.clock.install({ time: BEGINNING });
    const page = await context.newPage();
    await page.goto(`${url}/?lang=${language}`);
    return new ScreenCustomer(page, words);
  }

  /** Types a message, sends it, and waits for the end of the answer. */
  async say(message: string): Promise<void> {
    const { composer } = this.#words.text;
    const before = await this.page.locator(".message").count();
    const input = this.page.getByRole("textbox", { name: composer.label });
    await input.fill(message);
    await this.page.getByRole("button", {
      name: composer.send,
      disabled: false,
    }).click();
    await this.page.locator(".message").nth(before + 1).waitFor();
    await this.#settled();
  }

  /** Decides about the waiting card of that place; false where there is none. */
  async decide(decision: "approve" | "reject", index: number) {
    const { approve, decline } = this.#words.text.approval;
    const cards = this.page.locator('.approval[data-state="pending"]');
    const waiting = await cards.count();
    if (waiting <= index) return false;
    const name = decision === "approve" ? approve : decline;
    await cards.nth(index).getByRole("button", { name, disabled: false })
      .click();
    await this.page.waitForFunction(
      (count) =>
        document.querySelectorAll(
          '.approval:is([data-state="pending"],[data-state="approved"])',
        ).length < count,
      waiting,
    );
    await this.#settled();
    return true;
  }

  /** The conversation as the API tells it. */
  async told(): Promise<ConversationView> {
    const id = new URL(this.page.url()).pathname.replace("/c/", "");
    const url = new URL(`/api/conversations/${id}`, this.page.url());
    return await (await this.page.request.get(url.href)).json();
  }

  /** Waits until nothing is written any more. */
  async #settled(): Promise<void> {
    await this.page.locator('.messages[aria-busy="false"]').waitFor();
  }

  /** Opens a page of the customer's records, and waits until it is read. */
  async openRecords(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await this.page.waitForFunction(() => {
      const lists = [...document.querySelectorAll(".own-list")];
      return lists.length > 0 &&
        lists.every((list) => list.getAttribute("aria-busy") === "false");
    });
  }
}
