import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A test in a real browser. Where there is none it counts as ignored, and its
 * name says why.
 */
export function browserTest(
  name: string,
  run: (browser: Browser, t: Deno.TestContext) => Promise<void>,
): void {
  const executablePath = findChromium();
  const ignore = executablePath === undefined;
  Deno.test({
    name: ignore ? `${name} (ignored: no Chromium on PATH)` : name,
    ignore,
    // The driver keeps handles of its own until the process ends.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn(t) {
      const browser = await chromium.launch({
        executablePath: executablePath!,
        args: ARGUMENTS,
      });
      try {
        await run(browser, t);
      } finally {
        await browser.close();
      }
    },
  });
}

/** A page in a fresh profile; what its scripts complain about fails the test. */
export async function newPage(
  browser: Browser,
  { locale, width = 1280 }: { locale: "ja-JP" | "en-US"; width?: number },
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    locale,
    timezoneId: "Asia/Tokyo",
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, complaints };
}
