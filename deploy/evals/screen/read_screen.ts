import type { Page } from "playwright-core";

/** A card of an approval as it stands on the screen. */
export interface ScreenCard {
  state: string;
  title: string;
  badge: string;
  /** All its words. */
  words: string;
}

/** A booking or an order as it stands on the screen. */
export interface ScreenRecord {
  title: string;
  words: string;
}

/** The cards of the conversation, from the first to the last. */
export async function readCards(page: Page): Promise<ScreenCard[]> {
  return await page.locator(".approval").evaluateAll((cards) =>
    cards.map((card) => ({
      state: card.getAttribute("data-state") ?? "",
      title: card.querySelector("h3")?.textContent ?? "",
      badge: card.querySelector(".badge")?.textContent ?? "",
      words: card.textContent ?? "",
    }))
  );
}

/** The bookings or orders that are shown below that element. */
export async function readRecordCards(
  page: Page,
  within: string,
): Promise<ScreenRecord[]> {
  return await page.locator(`${within} .result-card`).evaluateAll((cards) =>
    cards.map((card) => ({
      title: card.querySelector("h3")?.textContent ?? "",
      words: card.textContent ?? "",
    }))
  );
}
