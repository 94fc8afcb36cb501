import { setTimeout as delay } from "node:timers/promises";
import { assert, assertEquals } from "@std/assert";
import { sentenceOf } from "../../ai_service/payment/sentences.ts";
import type { PaymentState } from "../../ai_service/payment/checkout_record.ts";
import { STORIES, type Story } from "./payment_story.ts";
import { Customer, Person } from "./person.ts";
import { chosenTarget } from "./target.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** Longest wait for what happens by itself, on a machine that is busy. */
const TIMEOUT_MS = 60_000;

/** A customer who has ordered by chat. */
class Buyer {
  readonly #customer: Customer;
  conversation = "";

  constructor(readonly stack: TestStack, readonly story: Story) {
    this.#customer = new Customer(stack.aiServiceUrl, story.language);
  }

  /** Orders in a conversation of its own; resolves to the order's id. */
  async order(): Promise<string> {
    await this.#customer.signInWith("google", "hanako@example.com");
    this.conversation = await this.#customer.newConversation();
    const [card] = await this.#customer
      .ask(this.conversation, this.story.request);
    assert(card, "no card");
    await this.#customer.approve(this.conversation, card.approvalId);
    return await until(async () => {
      const { messages } = await this.#customer.viewed(this.conversation);
      const orders = messages.flatMap(({ parts }) =>
        parts.flatMap((part) =>
          part.type === "approval" ? part.approval.order?.id ?? [] : []
        )
      );
      return orders.at(-1);
    });
  }

  /** Begins to pay; resolves to the address of the hosted page. */
  async begin(orderId: string): Promise<string> {
    const url = `${this.stack.aiServiceUrl}/api/payments/checkout`;
    const body = { orderId, conversationId: this.conversation };
    const response = await this.#customer.call("POST", url, body);
    const answer = await response.json();
    assertEquals(response.status, 200, JSON.stringify(answer));
    return answer.url;
  }

  /** Waits until the conversation says so. */
  async untilTold(words: string): Promise<void> {
    await until(async () => {
      const { messages } = await this.#customer.viewed(this.conversation);
      return messages.some(({ text }) => text.includes(words)) || undefined;
    });
  }
}

/** Asks until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await delay(100);
  }
  throw new Error("It did not happen in time");
}

/** Presses a button of the hosted page. */
async function press(page: string, action: string): Promise<void> {
  const response = await fetch(page, {
    method: "POST",
    body: new URLSearchParams({ action }),
    redirect: "manual",
  });
  await response.body?.cancel();
  assertEquals(response.status, 303);
}

async function orderNow({ sql }: TestStack, id: string) {
  const [order] = await sql<{ status: string; number: string }[]>`
    select number, status || ' ' || payment_status as status
    from orders where id = ${id}`;
  assert(order);
  return order;
}

/** A part of the sentence, which needs no order's total. */
function partOf(state: PaymentState, number: string, { language }: Story) {
  const order = { number, totalMinor: 0, currency: "JPY" };
  const sentence = sentenceOf(state, { order, locale: language })!;
  return sentence.split(/[0￥¥()]/).at(-1)!;
}

async function refundAsOwner(stack: TestStack, orderId: string) {
  const owner = new Person("en");
  await (await owner.signIn(stack.mcpServerUrl, "google", "owner@example.com"))
    .body?.cancel();
  const url = `${stack.mcpServerUrl}/api/admin/order/refund`;
  const body = { orderId, reason: "goodwill" };
  const response = await owner.call("POST", url, body);
  assertEquals(response.status, 200, await response.text());
  if (!chosenTarget().services.includes("ai-service")) return;
  // Nobody else calls the Worker's cron trigger on this machine.
  const cron = `${stack.aiServiceUrl}/cdn-cgi/handler/scheduled`;
  await (await fetch(cron)).body?.cancel();
}

for (const story of [STORIES.ja, STORIES.en]) {
  Deno.test(`an order by chat lapses, is paid, waits for a voucher, and is given back (${story.language})`, async (t) => {
    await using stack = await startTestStack({ STRIPE_KONBINI_DAYS: "1" });
    const buyer = new Buyer(stack, story);
    const orderId = await buyer.order();
    const { number } = await orderNow(stack, orderId);

    await t.step("a page that lapsed is told", async () => {
      await press(await buyer.begin(orderId), "lapse");
      await buyer.untilTold(partOf("lapsed", number, story));
    });

    await t.step("it is paid at the next page, and told", async () => {
      await press(await buyer.begin(orderId), "pay");
      await buyer.untilTold(partOf("paid", number, story));
      assertEquals((await orderNow(stack, orderId)).status, "confirmed paid");
    });

    await t.step("staff give it back, and it is told", async () => {
      await refundAsOwner(stack, orderId);
      await buyer.untilTold(story.refunded);
      const { status } = await orderNow(stack, orderId);
      assertEquals(status, "cancelled refunded");
    });

    await t.step("another one waits for its voucher, and is paid", async () => {
      const id = await buyer.order();
      const page = await buyer.begin(id);
      await press(page, "voucher");
      await buyer.untilTold(story.awaiting);
      assertEquals((await orderNow(stack, id)).status, "pending unpaid");
      await press(page, "payVoucher");
      await buyer.untilTold(story.paid);
      assertEquals((await orderNow(stack, id)).status, "confirmed paid");
    });
  });
}
