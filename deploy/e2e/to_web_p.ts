import type { Page } from "playwright-core";

/** Of WebP, from 0 to 100. */
const QUALITY = 80;

/** A picture of the page; Playwright itself writes PNG and JPEG only. */
export async function toWebP(page: Page): Promise<Uint8Array> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
  });
  return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
}
