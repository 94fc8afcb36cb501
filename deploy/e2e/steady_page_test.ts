import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import {
  type ChatBrowser,
  type ChatWindow,
  executablePath,
  openChatBrowser,
} from "./chat_window.ts";

const ignore = executablePath === undefined;
const PHONE = { width: 360, height: 740 };

Deno.test({
  name: "nothing moves under a finger that has scrolled to the end",
  ignore,
  async fn() {
    await using browser = await openChatBrowser();
    const { page } = await openProducts(browser);
    await page.locator(".message-actions").last().waitFor();
    await scrollTo(page, 0);
    await page.locator(".to-newest").waitFor();
    const above = await heightOf(page);
    await scrollTo(page, above);
    await page.locator(".to-newest").waitFor({ state: "detached" });
    assertEquals(await heightOf(page), above);
  },
});

Deno.test({
  name: "earlier messages keep their height while an answer is written",
  ignore,
  async fn() {
    await using browser = await openChatBrowser();
    const { page, say } = await openProducts(browser);
    await page.evaluate(() => {
      const seen = { heights: new Set<number>(), frames: 0 };
      const answer = document.querySelector<HTMLElement>(".markdown")!;
      const look = () => {
        seen.heights.add(answer.offsetHeight);
        seen.frames++;
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { seen });
    });
    await say("when are you open?");
    const { heights, frames } = await page.evaluate(() => {
      const { seen } = globalThis as unknown as {
        seen: { heights: Set<number>; frames: number };
      };
      return { heights: [...seen.heights], frames: seen.frames };
    });
    assertEquals(heights.length, 1, `${heights} px in ${frames} frames`);
    assert(frames > 2);
  },
});

/** A phone at the list of products, which is longer than its window. */
async function openProducts(browser: ChatBrowser): Promise<ChatWindow> {
  const chat = await browser.open("en", { viewport: PHONE });
  await chat.say("what products do you have?");
  await chat.page.locator(".result-card").first().waitFor();
  return chat;
}

function heightOf(page: Page): Promise<number> {
  return page.locator(".transcript").evaluate((it) => it.scrollHeight);
}

function scrollTo(page: Page, top: number): Promise<void> {
  return page.locator(".transcript").evaluate((it, top) => {
    it.scrollTop = top;
  }, top);
}
