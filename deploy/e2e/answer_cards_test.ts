import { assertEquals } from "@std/assert";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import {
  type ChatBrowser,
  executablePath,
  openChatBrowser,
  PEOPLE,
} from "./chat_window.ts";
import { openDay } from "./open_day.ts";

const ignore = executablePath === undefined;
const DAY = openDay();
const PHONE = { width: 360, height: 740 };
const JOBS = {
  ja: {
    times: `${DAY.ja}のカットの空いている時間を教えて`,
    bookings: "予約を見せて",
    products: "商品を見せて",
    orders: "注文を見せて",
    forms: "フォームはありますか",
    form: "ご来店アンケート",
    business: "営業時間を教えて",
  },
  en: {
    times: `what times are free for a haircut on ${DAY.en}?`,
    bookings: "show my bookings",
    products: "what products do you have?",
    orders: "show my orders",
    forms: "what forms are there?",
    form: "How was your visit?",
    business: "when are you open?",
  },
} as const;

for (const locale of ["ja", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    Deno.test({
      name:
        `a customer books, cancels, orders and hands in a form by taps (${locale}, ${colorScheme})`,
      ignore,
      fn: async (t) => {
        await using browser = await openChatBrowser();
        await doJobs(browser, { locale, colorScheme }, t);
      },
    });
  }
}

async function doJobs(
  browser: ChatBrowser,
  { locale, colorScheme }: {
    locale: "ja" | "en";
    colorScheme: "light" | "dark";
  },
  t: Deno.TestContext,
): Promise<void> {
  const { page, problems, say } = await browser.open(locale, {
    viewport: PHONE,
    colorScheme,
  });
  const { text } = PEOPLE[locale];
  const jobs = JOBS[locale];
  const button = (name: string | RegExp) =>
    page.getByRole("button", { name, disabled: false }).last();
  const approve = async (tool: keyof typeof text.approval.done) => {
    await button(text.approval.approve).click();
    await page.locator('.approval[data-state="done"]').last()
      .getByText(text.approval.done[tool]).waitFor();
  };
  const looksRight = async (state: string) => {
    assertEquals(await violationsOf(page), [], state);
    const overflow = await page.locator(".transcript").evaluate((it) =>
      it.scrollWidth - it.clientWidth
    );
    assertEquals(overflow, 0, `${state} is wider than the window`);
  };

  await t.step("a tapped time becomes a booking", async () => {
    await say(jobs.times);
    await looksRight("open times");
    await page.locator(".result .slots-day button").first().click();
    await page.locator(".approval").waitFor();
    await looksRight("a card that waits");
    await approve("booking_create");
    assertEquals(await browser.stack.countBookings(), 1);
  });

  await t.step("it is cancelled from the list of bookings", async () => {
    await say(jobs.bookings);
    await looksRight("bookings");
    await button(text.results.cancel).click();
    await approve("booking_delete");
  });

  await t.step("a product is ordered by its card, and cancelled", async () => {
    await say(jobs.products);
    await looksRight("products");
    const card = page.locator(".message").last().locator(".result-card")
      .first();
    await card.getByRole("combobox").selectOption("2");
    await card.getByRole("button").click();
    await approve("order_create");
    await say(jobs.orders);
    await looksRight("orders");
    await button(text.results.cancelOrder).click();
    await approve("order_cancel");
  });

  await t.step("a form is filled in as itself", async () => {
    await say(jobs.forms);
    await looksRight("forms");
    await page.getByRole("button", { name: jobs.form }).click();
    const sheet = page.locator("form.form-sheet");
    await sheet.waitFor();
    await looksRight("a form");
    await sheet.locator('input[type="date"]').fill("2026-01-10");
    for (const choice of await sheet.locator("select").all()) {
      await choice.selectOption({ index: 1 });
    }
    await sheet.getByRole("button", { name: text.results.toCheck }).click();
    await approve("form_submit");
  });

  await t.step("the business is shown with hours and a map", async () => {
    await say(jobs.business);
    await page.getByRole("link", { name: text.results.map }).waitFor();
    await looksRight("the business");
  });
  assertEquals(problems, []);
}
