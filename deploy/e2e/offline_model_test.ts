import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { ApprovalEvent } from "../../ai_service/conversation/events.ts";
import { openDay } from "./open_day.ts";
import { Customer } from "./person.ts";
import { startTestStack } from "./stack.ts";

Deno.test("the offline model does its jobs against the real service", async (t) => {
  await using stack = await startTestStack();
  const ken = new Customer(stack.aiServiceUrl, "en");
  await ken.signInWith("google", "ken@example.com");
  const conversation = await ken.newConversation();

  await t.step(
    "yes, typed, approves nothing, and a card is there to press",
    async () => {
      const first = await cardOf(
        `Book a haircut on ${openDay().en} at 11am with Hayashi`,
      );
      assertEquals(first.args["stylistId"], "res_hayashi");
      const again = await cardOf("yes");
      assertEquals(await stack.countBookings(), 0);
      assertEquals(argsOf(again), argsOf(first));
      assertStringIncludes(await lastText(), "press the Approve button");
      await ken.approve(conversation, again.approvalId);
      assertEquals(await stack.countBookings(), 1);
    },
  );

  await t.step(
    "it is pushed back by 30 minutes, though it is in its own way",
    async () => {
      const card = await cardOf("push it back 30 minutes");
      assertEquals(card.tool, "booking_update");
      assertStringIncludes(card.summary, "11:30");
      await ken.approve(conversation, card.approvalId);
      assertStringIncludes(await lastText(), "11:30 AM");
    },
  );

  await t.step(
    "an order tells until when it is held, and is cancelled",
    async () => {
      const card = await cardOf("order two moist shampoos and a boxwood comb");
      assertEquals(card.args["items"], [
        { productId: "prd_shampoo_moist", quantity: 2 },
        { productId: "prd_boxwood_comb", quantity: 1 },
      ]);
      await ken.approve(conversation, card.approvalId);
      assertMatch(await lastText(), /Please pay by [^]*Use the “Pay” button/);
      const cancellation = await cardOf("cancel my order");
      await ken.approve(conversation, cancellation.approvalId);
      assertMatch(await lastText(), /Your order .* is cancelled/);
    },
  );

  await t.step("a form is filled in and handed in", async () => {
    for (
      const text of [
        'I want to fill in "How was your visit?"',
        "yesterday",
        "happy",
        "skip",
        "no",
      ]
    ) await ken.say(conversation, text);
    const card = await cardOf("hand it in");
    assertEquals(card.tool, "form_submit");
    await ken.approve(conversation, card.approvalId);
    assertStringIncludes(await lastText(), "is handed in");
  });

  await t.step("the business is asked about", async () => {
    await ken.say(conversation, "What are your opening hours?");
    assertStringIncludes(await lastText(), "Monday: closed");
  });

  async function cardOf(text: string): Promise<ApprovalEvent> {
    const cards = await ken.ask(conversation, text);
    assertEquals([text, cards.length, cards[0] ? "" : await lastText()], [
      text,
      1,
      "",
    ]);
    return cards[0]!;
  }

  async function lastText(): Promise<string> {
    const { messages } = await ken.viewed(conversation);
    return messages.at(-1)?.text ?? "";
  }
});

/** The total is added by the preview. */
function argsOf({ args: { expectedTotalMinor: _, ...args } }: ApprovalEvent) {
  return args;
}
