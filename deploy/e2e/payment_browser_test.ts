import { assert, assertEquals } from "@std/assert";
import { type BrowserContext, chromium } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import {
  openChat,
  openPayment,
  orderByChat,
  secondsUntilTold,
  STORIES,
  type Story,
} from "./payment_story.ts";
import { Axe } from "./axe_themes.ts";
import { openOnDesk } from "./payment_desk.ts";
import { Person } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const executablePath = findChromium();

/** Longest time until the chat tells of a payment, in seconds. */
const GOAL_SECONDS = 2;

testInChromium(
  "an order by chat is paid at the hosted page and given back by staff, and chat and desk show it without a reload",
  async (context, stack, story) => {
    const chat = await openChat(context, stack, story);
    await orderByChat(chat, story);
    await chat.locator(".payment-left").last().waitFor();
    const axe = new Axe();
    await axe.look(chat);
    const payment = await openPayment(context, chat, story);
    await payment.getByRole("button", { name: story.decline }).click();
    await payment.getByRole("alert").waitFor();
    const pay = payment.getByRole("button", { name: story.payByCard }).click();
    const seconds = await secondsUntilTold(chat, story.paid);
    await pay;
    const told = seconds.toFixed(2);
    console.log(
      `figure: payment_seen_in_chat_seconds = ${told} (goal <= ${GOAL_SECONDS})`,
    );
    assert(seconds <= GOAL_SECONDS, `${seconds} s`);
    await payment.locator("[data-payment=paid]").waitFor();
    await axe.look(payment);
    await chat.locator(".payment[data-status=paid]").last().waitFor();

    await payment.getByRole("link", { name: story.text.payment.toReceipt })
      .click();
    await payment.locator(".receipt-total").waitFor();
    await axe.look(payment);
    const order = await theOrder(stack);
    const desk = await openOnDesk(context, stack, { order, story });
    await refundAsOwner(stack, order.id);
    await secondsUntilTold(chat, story.refunded);
    await chat.locator(".payment[data-status=refunded]").last().waitFor();
    await axe.look(chat);
    axe.report("axe_violations_payment");
    await desk.untilRefunded();
    assert(await desk.isSamePages(), "a page was loaded again");
    assertEquals((await theOrder(stack)).status, "refunded");
  },
);

testInChromium(
  "a payment page that lapsed is told, and the order is paid at another one, which the desk sees without a reload",
  async (context, stack, story) => {
    const chat = await openChat(context, stack, story);
    await orderByChat(chat, story);
    const first = await openPayment(context, chat, story);
    await first.getByRole("button", { name: story.lapse }).click();
    await secondsUntilTold(chat, story.lapsed);
    const axe = new Axe();
    await axe.look(chat);
    for (const path of ["/payment/back?order=", "/disclosure?order="]) {
      const { id } = await theOrder(stack);
      await first.goto(
        `${stack.aiServiceUrl}${path}${id}&lang=${story.language}`,
      );
      await axe.look(first);
    }
    axe.report("axe_violations_payment_lapsed");
    const second = await openPayment(context, chat, story);
    assert(second.url() !== first.url());
    const order = await theOrder(stack);
    const desk = await openOnDesk(context, stack, { order, story });
    await second.getByRole("button", { name: story.payByCard }).click();
    await secondsUntilTold(chat, story.paid);
    await desk.untilPaid();
    assert(await desk.isSamePages(), "a page was loaded again");
  },
);

testInChromium(
  "an order waits for its voucher, and is paid once the store has the money",
  async (context, stack, story) => {
    const chat = await openChat(context, stack, story);
    await orderByChat(chat, story);
    const payment = await openPayment(context, chat, story);
    await payment.getByRole("button", { name: story.voucher }).click();
    await secondsUntilTold(chat, story.awaiting);
    await chat.locator(".payment[data-status=awaiting]").last().waitFor();
    const axe = new Axe();
    await axe.look(chat);
    axe.report("axe_violations_payment_awaiting");
    await payment.getByRole("button", { name: story.payVoucher }).click();
    await secondsUntilTold(chat, story.paid);
    assertEquals((await theOrder(stack)).status, "paid");
  },
);

async function theOrder({ sql }: TestStack) {
  const [order] = await sql<{ id: string; number: string; status: string }[]>`
    select id, number, payment_status as status from orders`;
  assert(order);
  return order;
}

async function refundAsOwner(
  { mcpServerUrl }: TestStack,
  orderId: string,
): Promise<void> {
  const owner = new Person("en");
  await (await owner.signIn(mcpServerUrl, "google", "owner@example.com"))
    .body?.cancel();
  const url = `${mcpServerUrl}/api/admin/order/refund`;
  const body = { orderId, reason: "goodwill" };
  const response = await owner.call("POST", url, body);
  assertEquals(response.status, 200, await response.text());
}

/** Defines a test in both languages that is ignored without the browser. */
function testInChromium(
  name: string,
  fn: (
    context: BrowserContext,
    stack: TestStack,
    story: Story,
  ) => Promise<void>,
): void {
  for (const story of [STORIES.ja, STORIES.en]) {
    Deno.test({
      name: `${name} (${story.language})`,
      ignore: executablePath === undefined,
      // The driver keeps handles open until the process exits.
      sanitizeOps: false,
      sanitizeResources: false,
      async fn() {
        await using stack = await startTestStack({ STRIPE_KONBINI_DAYS: "1" });
        const browser = await chromium.launch({
          executablePath: executablePath!,
          args: ["--headless", "--no-sandbox", "--disable-gpu"],
        });
        try {
          const context = await browser.newContext({ locale: story.language });
          context.setDefaultTimeout(20_000);
          await fn(context, stack, story);
        } finally {
          await browser.close();
        }
      },
    });
  }
}
