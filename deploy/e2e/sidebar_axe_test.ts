import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";
import { untilStill } from "./until_still.ts";

/** Each language, theme and width, by turns. */
const WINDOWS = [
  ["ja", "light", 360],
  ["ja", "dark", 1280],
  ["en", "light", 1280],
  ["en", "dark", 360],
] as const;
const SAID = { ja: "営業時間を教えて", en: "when are you open?" };

/** Each state of the list, reached from the one before. */
async function* statesOf(
  page: Page,
  { locale, width }: { locale: "ja" | "en"; width: number },
): AsyncGenerator<string> {
  const { text } = PEOPLE[locale];
  const words = text.conversations;
  const open = async () => {
    if (width >= 896) return;
    await page.getByRole("button", { name: words.open }).click();
  };
  await open();
  const list = page.locator(width < 896 ? ".drawer" : ".sidebar");
  await list.getByText(words.recency.today).waitFor();
  // What slides in is judged once it is there.
  await untilStill(page);
  yield "list";
  const field = list.getByRole("searchbox");
  await field.fill("10");
  await list.locator("mark").first().waitFor();
  yield "found";
  await field.fill("");
  const more = list.getByRole("button", {
    name: words.actionsOf(SAID[locale]),
  }).first();
  const choose = async (name: string) => {
    await more.press("Enter");
    await page.locator(".row-menu").getByRole("button", { name }).press(
      "Enter",
    );
  };
  await more.press("Enter");
  await page.locator(".row-menu").waitFor();
  yield "menu";
  await page.keyboard.press("Escape");
  await page.locator(".row-menu").waitFor({ state: "detached" });
  await choose(words.rename);
  await list.locator(".rename").waitFor();
  yield "rename";
  await page.keyboard.press("Escape");
  await choose(words.remove);
  // It was the one that is open, so the page is a new one now.
  await page.waitForURL((url) => url.pathname === "/");
  const undo = page.getByRole("button", { name: words.undo });
  await undo.waitFor();
  yield "undo";
  await undo.click();
  await open();
  await list.getByRole("button", { name: text.shortcuts.title }).click();
  await page.locator(".shortcuts").waitFor();
  yield "shortcuts";
}

Deno.test({
  name: "axe finds nothing in any state of the list of conversations",
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    const violations: string[] = [];
    for (const [locale, colorScheme, width] of WINDOWS) {
      const { page, say } = await browser.open(locale, {
        colorScheme,
        viewport: { width, height: 740 },
      });
      await say(SAID[locale]);
      for await (const state of statesOf(page, { locale, width })) {
        for (const violation of await violationsOf(page)) {
          violations.push(
            `${state} ${locale} ${colorScheme} ${width}: ${violation}`,
          );
        }
      }
      await page.context().close();
    }
    console.log(`figure: axe_violations = ${violations.length} (goal = 0)`);
    assertEquals(violations, []);
  },
});
