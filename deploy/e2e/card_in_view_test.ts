import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";

/** A phone whose keyboard is open, and a desktop window at 400 % (WCAG 1.4.10). */
const WINDOWS = [{ width: 360, height: 400 }, { width: 320, height: 256 }];
const WISHES = {
  ja: (count: number) => `モイストシャンプーを${count}個ください`,
  en: (count: number) => `I'd like ${count} moist shampoo`,
};
const ROUNDS = 5;

Deno.test({
  name: "a card's buttons are in view, and the focus is on it, when it appears",
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    let inView = 0;
    for (const locale of ["ja", "en"] as const) {
      for (const viewport of WINDOWS) {
        const { page, say } = await browser.open(locale, { viewport });
        const { approval } = PEOPLE[locale].text;
        for (let round = 1; round <= ROUNDS; round++) {
          await say(WISHES[locale](round));
          if (await isInView(page, [approval.approve, approval.decline])) {
            inView++;
          }
          await page.getByRole("button", { name: approval.decline }).last()
            .click();
          await page.locator('.messages[aria-busy="false"]').waitFor();
        }
      }
    }
    console.log(`figure: card_in_view_of_20 = ${inView} (goal = 20)`);
    assertEquals(inView, 20);
  },
});

/** Whether the card has the focus, and a tap in the middle of each button meets it. */
async function isInView(page: Page, names: string[]): Promise<boolean> {
  const card = page.locator('.approval[data-state="pending"]');
  await card.waitFor();
  for (const name of names) {
    const isReached = await card.getByRole("button", { name }).evaluate(
      (button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const there = document.elementFromPoint(
          left + width / 2,
          top + height / 2,
        );
        return button.contains(there) && top >= 0 &&
          top + height <= innerHeight;
      },
    );
    if (!isReached) return false;
  }
  return await card.evaluate((it) => it.contains(document.activeElement));
}
