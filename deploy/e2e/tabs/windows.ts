import type { Page } from "playwright-core";
import { type ChatBrowser, PEOPLE } from "../chat_window.ts";

export const { text } = PEOPLE.en;

/** A window of the one customer. */
export interface CustomerWindow {
  name: string;
  page: Page;
  problems: string[];
}

/** Two tabs of a desk and a phone, each with a session of its own. */
export async function openWindows(
  browser: ChatBrowser,
): Promise<CustomerWindow[]> {
  const looks = {
    tab: {},
    "other tab": {},
    phone: { viewport: { width: 360, height: 740 } },
  };
  const windows: CustomerWindow[] = [];
  for (const [name, look] of Object.entries(looks)) {
    windows.push({ name, ...await browser.open("en", look) });
  }
  return windows;
}

/** Lets all of them show a new conversation. */
export async function openNewConversation(
  windows: readonly CustomerWindow[],
): Promise<void> {
  const [{ page }] = windows as [CustomerWindow];
  const id = await page.evaluate(async () => {
    const made = await fetch("/api/conversations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return (await made.json()).id as string;
  });
  const url = new URL(`/c/${id}`, page.url()).href;
  await Promise.all(windows.map(async ({ page }) => {
    await page.goto(url);
    await page.locator(".composer textarea:enabled").waitFor();
  }));
}

/** What a window shows of the conversation; null while an answer is written. */
export function shownIn({ page }: CustomerWindow): Promise<string | null> {
  return page.evaluate(() => {
    const log = document.querySelector('.messages[aria-busy="false"]');
    if (!log) return null;
    const title = document.querySelector(".conversation-link[aria-current]");
    return JSON.stringify([
      title?.querySelector(".conversation-title")?.textContent ?? "",
      ...[...log.querySelectorAll(".message")].map((message) => {
        const copy = message.cloneNode(true) as Element;
        // It counts the seconds.
        for (const left of copy.querySelectorAll(".payment-left")) {
          left.remove();
        }
        return copy.textContent;
      }),
      ...[...log.querySelectorAll(".approval")].map((card) =>
        card.getAttribute("data-state")
      ),
    ]);
  });
}
