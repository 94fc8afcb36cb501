import { assertEquals } from "@std/assert";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";
import { openDay } from "./open_day.ts";

const ignore = executablePath === undefined;
const DAY = openDay();

const VISITS = {
  ja: {
    viewport: { width: 390, height: 844 },
    times: `${DAY.ja}のカットの空いている時間を教えて`,
    field: "お名前のふりがな（任意）",
  },
  en: {
    viewport: { width: 1280, height: 800 },
    times: `what times are free for a haircut on ${DAY.en}?`,
    field: "How your name is read, in kana (optional)",
  },
} as const;

for (const locale of ["ja", "en"] as const) {
  Deno.test({
    name:
      `a customer gives the reading of their name on the card of a booking, and finds it on the next one (${locale})`,
    ignore,
    async fn() {
      await using browser = await openChatBrowser();
      const { viewport, times, field } = VISITS[locale];
      const { page, problems, say } = await browser.open(locale, { viewport });
      const { approval } = PEOPLE[locale].text;
      const askForCard = async (at: number) => {
        await say(times);
        await page.locator(".message").last()
          .locator(".result .slots-day button").nth(at).click();
        const card = page.locator('.approval[data-state="pending"]');
        await card.waitFor();
        await card.getByRole("button", { name: approval.change }).click();
        return card;
      };
      const card = await askForCard(0);
      const input = card.getByLabel(field);
      assertEquals(await input.inputValue(), "");
      await input.fill("やまだ はなこ");
      const isBelow = await input.evaluate((it) => {
        const buttons = it.closest("form")!.querySelector(".approval-actions")!;
        const { bottom } = it.getBoundingClientRect();
        return bottom > buttons.getBoundingClientRect().top;
      });
      assertEquals(isBelow, false, "the field is in sight above the buttons");
      assertEquals(await violationsOf(page), []);
      await card.getByRole("button", { name: approval.review }).click();
      await card.getByText("やまだ はなこ").waitFor();
      await card.getByRole("button", { name: approval.approve }).click();
      await page.locator('.approval[data-state="done"]').waitFor();
      const stored = await browser.stack.sql`
        select furigana from customers where furigana is not null`;
      assertEquals(stored.map((row) => row.furigana), ["やまだ はなこ"]);
      const next = await askForCard(3);
      assertEquals(
        await next.getByLabel(field).inputValue(),
        "やまだ はなこ",
      );
      assertEquals(problems, []);
    },
  });
}
