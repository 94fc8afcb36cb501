import { refusalIn } from "../../ai_service/agent/refusal_words.ts";
import { assertEquals } from "@std/assert";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import {
  type ChatBrowser,
  type ChatWindow,
  executablePath,
  openChatBrowser,
  PEOPLE,
} from "./chat_window.ts";
import { openDay } from "./open_day.ts";

const DAY = openDay();
const OTHER_WIDTHS = [360, 768, 1440];
/** More than one page of the list. */
const CANCELLED = 11;

for (const locale of ["ja", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    Deno.test({
      name:
        `a customer's bookings, orders and forms have pages, and what is begun there is approved in a conversation (${locale}, ${colorScheme})`,
      ignore: executablePath === undefined,
      async fn(t) {
        await using browser = await openChatBrowser();
        await visitPages(browser, { locale, colorScheme }, t);
      },
    });
  }
}

async function visitPages(
  browser: ChatBrowser,
  window: { locale: "ja" | "en"; colorScheme: "light" | "dark" },
  t: Deno.TestContext,
): Promise<void> {
  const { locale } = window;
  const chat = await browser.open(locale, window);
  const { page, problems } = chat;
  const { stack } = browser;
  const { text } = PEOPLE[locale];
  const { own, results } = text;
  const button = (name: string) =>
    page.getByRole("button", { name, disabled: false }).first();
  const open = (name: string) => page.goto(`${stack.aiServiceUrl}/${name}`);

  await t.step("an empty page says what to do", async () => {
    await page.locator(".sidebar .own-links a").first().click();
    await button(own.pages.bookings.start).waitFor();
    await looksRight(chat, "no bookings");
    for (const name of ["orders", "forms"] as const) {
      await open(name);
      await page.locator('.own-list[aria-busy="false"]').first().waitFor();
      await looksRight(chat, name);
    }
    await open("orders");
    await button(own.pages.orders.start).click();
    await page.waitForURL("**/c/*");
    await page.locator(".result-card").first().waitFor();
  });

  await addRecords(browser, chat);

  await t.step("bookings are before one or past, page by page", async () => {
    await open("bookings");
    const lists = page.locator(".own-section");
    await lists.nth(1).locator(".result-card").nth(9).waitFor();
    await lists.nth(0).locator(".result-card").nth(1).waitFor();
    assertEquals(await lists.nth(0).locator(".result-card").count(), 2);
    const starts = await lists.nth(0).locator("h3").allTextContents();
    assertEquals(starts, await inOrder(browser, locale));
    await looksRight(chat, "bookings");
    await button(own.more).click();
    await lists.nth(1).locator(".result-card").nth(CANCELLED - 1).waitFor();
    assertEquals(await button(own.more).count(), 0);
  });

  await t.step("a booking is put into the calendar", async () => {
    const link = page.getByText(own.calendar).first();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      link.click(),
    ]);
    assertEquals(file.suggestedFilename(), "booking.ics");
    const written = await Deno.readTextFile(await file.path());
    assertEquals(written.includes("STATUS:CONFIRMED\r\n"), true, written);
  });

  await t.step("it is cancelled by an approval", async () => {
    await button(results.cancel).click();
    await page.waitForURL("**/c/*");
    await button(text.approval.approve).click();
    await page.locator('.approval[data-state="done"]').waitFor();
    await open("bookings");
    await page.locator(".own-section").first().locator(".result-card")
      .waitFor();
  });

  await t.step("a change begins with a message", async () => {
    await button(results.move).click();
    await page.waitForURL("**/c/*");
    await page.locator('.message[data-role="assistant"]').waitFor();
  });

  await t.step(
    "what the shop no longer allows is told, and leaves no conversation",
    async () => {
      await open("bookings");
      await button(results.cancel).waitFor();
      const before = await countConversations(chat);
      await stack.sql`
      update bookings set start_at = now() + interval '10 minutes',
        end_at = now() + interval '70 minutes',
        busy = tstzrange(now(), now() + interval '80 minutes', '[)')
      where status = 'confirmed'`;
      await button(results.cancel).click();
      const told = refusalIn(locale, { code: "too_late_to_cancel" });
      await page.getByRole("alert").getByText(told!).waitFor();
      await page.getByText(results.tooLate).waitFor();
      // A refusal is told on the page, and Chromium's console names it as well.
      problems.splice(0);
      await looksRight(chat, "a refusal");
      assertEquals(await countConversations(chat), before);
    },
  );

  await t.step("an order is paid or cancelled, a form filled in", async () => {
    await open("orders");
    await button(text.payment.pay).waitFor();
    await looksRight(chat, "orders");
    await button(results.cancelOrder).click();
    await page.waitForURL("**/c/*");
    await button(text.approval.approve).waitFor();
    await open("forms");
    await button(results.openForm).click();
    await page.waitForURL("**/c/*");
    await page.locator("form.form-sheet").waitFor();
  });
  assertEquals(problems, []);

  await t.step(
    "who is signed out signs in, and is back on the page",
    async () => {
      await page.context().clearCookies({ name: "ai_session" });
      for (const path of ["bookings", "orders", "forms"]) {
        assertEquals((await open(path))?.status(), 401);
      }
      await open("orders");
      await page.getByRole("link", { name: text.welcome.withGoogle }).click();
      await page.getByRole("button", { name: PEOPLE[locale].name }).click();
      await page.waitForURL("**/orders");
      await page.locator(".result-card").first().waitFor();
    },
  );
}

/** Two bookings before the customer, many of the past, and an order. */
async function addRecords(
  { stack }: ChatBrowser,
  { page }: ChatWindow,
): Promise<void> {
  const me = await page.request.get(`${stack.aiServiceUrl}/api/me`);
  const { user } = await me.json();
  const token = await stack.tokenFor(user.id, [
    "booking:create",
    "booking:delete",
    "order:create",
  ]);
  const book = async (time: string) => {
    const start = `${DAY.date}T${time}:00+09:00`;
    const booked = await stack.rest("booking_create", token, {
      serviceId: "svc_haircut",
      start,
    });
    assertEquals(booked.status, 200, JSON.stringify(booked.body));
    return (booked.body["booking"] as { id: string }).id;
  };
  for (let n = 0; n < CANCELLED; n++) {
    const bookingId = await book("11:00");
    await stack.rest("booking_delete", token, { bookingId });
  }
  await stack.sql`
    update bookings set start_at = start_at - interval '40 days',
      end_at = end_at - interval '40 days',
      busy = tstzrange(lower(busy) - interval '40 days',
        upper(busy) - interval '40 days', '[)')`;
  await book("15:00");
  await book("12:00");
  await stack.rest("order_create", token, {
    items: [{ productId: "prd_hair_oil", quantity: 1 }],
  });
}

/** When the bookings are that are not cancelled, the next one first. */
async function inOrder(
  { stack }: ChatBrowser,
  locale: "ja" | "en",
): Promise<string[]> {
  const rows = await stack.sql<{ at: Date }[]>`
    select start_at as at from bookings
    where status = 'confirmed' order by start_at`;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Tokyo",
    month: "short",
    day: "numeric",
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  return rows.map(({ at }) => format.format(at));
}

/** The number of the customer's conversations. */
async function countConversations({ page }: ChatWindow): Promise<number> {
  const url = new URL("/api/conversations", page.url());
  const { items } = await (await page.request.get(url.href)).json();
  return items.length;
}

async function looksRight({ page }: ChatWindow, state: string): Promise<void> {
  assertEquals(await violationsOf(page), [], state);
  const before = page.viewportSize()!;
  for (const width of OTHER_WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    const shots = Deno.env.get("SHOTS");
    if (shots) {
      await page.screenshot({
        path: `${shots}/${state.replaceAll(" ", "_")}_${width}_${await page
          .locator("html").getAttribute("lang")}.png`,
      });
    }
    const overflow = await page.evaluate(() =>
      document.documentElement.scrollWidth - innerWidth
    );
    assertEquals(overflow, 0, `${state} is wider than ${width} px`);
  }
  await page.setViewportSize(before);
}
