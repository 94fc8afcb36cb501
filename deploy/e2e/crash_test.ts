import { setTimeout as delay } from "node:timers/promises";
import { assert, assertEquals } from "@std/assert";
import type { ChatRequest } from "./openai_rules.ts";
import { Customer } from "./person.ts";
import { type ScriptedAnswer, serveScriptedOpenAi } from "./scripted_openai.ts";
import { startTestStack } from "./stack.ts";

/** How long before the crash each approval is sent, in milliseconds. */
const MS_BEFORE_CRASH = [200, 150, 100, 50, 20, 5];
/** A restart takes seconds; a slow machine may need longer. */
const RECOVERY_TIMEOUT_MS = 60_000;

Deno.test("killing the AI service loses no approval and books nothing twice", async (t) => {
  await using model = serveScriptedOpenAi(bookingModel);
  await using stack = await startTestStack({
    AI_MODEL: "openai:scripted",
    OPENAI_BASE_URL: model.baseUrl,
  });
  const hanako = new Customer(stack.aiServiceUrl, "en");
  await hanako.signInWith("google", "hanako@example.com");
  const token = await stack.tokenFor((await hanako.me()).id, ["booking:read"]);
  const serviceId = await firstService();
  const starts = await openStarts();
  let doubledOrLost = 0;

  await t.step(
    "while an approval waits: the card is there after a restart, and approving it books once",
    async () => {
      const waiting = await askFor(starts[0]);
      await stack.killAiService();
      await stack.startAiService();
      const { pendingApprovals } = await hanako.viewed(waiting.conversation);
      assertEquals(pendingApprovals.map(({ approvalId }) => approvalId), [
        waiting.approvalId,
      ]);
      await hanako.approve(waiting.conversation, waiting.approvalId);
      doubledOrLost += await wrongBookings(starts.slice(0, 1));
    },
  );

  await t.step(
    "within 200 ms after approve: each is booked, exactly once",
    async () => {
      const mine = starts.slice(1, 1 + MS_BEFORE_CRASH.length);
      const waiting = await Promise.all(mine.map(askFor));
      const pressed = waiting.map(
        async ({ conversation, approvalId }, index) => {
          await delay(200 - MS_BEFORE_CRASH[index]!);
          // The response ends when the process dies.
          await hanako.approve(conversation, approvalId).catch(() => {});
        },
      );
      await delay(200);
      await stack.killAiService();
      await Promise.all(pressed);
      await stack.startAiService();
      const outcomes = await Promise.all(waiting.map(outcomeOf));
      const kept = mine.filter((_, index) => outcomes[index] === "done");
      assertEquals(outcomes.filter((one) => one === "lost"), []);
      doubledOrLost += await wrongBookings([starts[0]!, ...kept]);
      // If the approval did not reach the process, it can be sent again.
      for (const [index, { conversation, approvalId }] of waiting.entries()) {
        if (outcomes[index] !== "pending") continue;
        await hanako.approve(conversation, approvalId);
      }
      doubledOrLost += await wrongBookings([starts[0]!, ...mine]);
    },
  );

  console.log(
    `figure: bookings_after_kill = ${1 + doubledOrLost} (goal 1)`,
  );
  assertEquals(doubledOrLost, 0);

  async function firstService(): Promise<string> {
    const { body } = await stack.rest("booking_services", token, {});
    const [service] = body.services as { id: string }[];
    assert(service);
    return service.id;
  }

  async function openStarts(): Promise<string[]> {
    const from = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
    const to = new Date(from.getTime() + 7 * 24 * 60 * 60 * 1000);
    const { body } = await stack.rest("booking_slots", token, {
      serviceId,
      from: from.toISOString(),
      to: to.toISOString(),
    });
    assert(body.slots, JSON.stringify(body));
    const slots = body.slots as { start: string; end: string }[];
    // Slots that do not overlap, so that all can be booked.
    const apart = [];
    let free = 0;
    for (const { start, end } of slots) {
      if (Date.parse(start) < free) continue;
      apart.push(start);
      free = Date.parse(end) + 60 * 60 * 1000;
    }
    return apart;
  }

  async function askFor(start: string | undefined) {
    const conversation = await hanako.newConversation();
    const [approval] = await hanako.ask(conversation, `${serviceId} ${start}`);
    assert(approval);
    return { conversation, approvalId: approval.approvalId };
  }

  async function outcomeOf(
    { conversation, approvalId }: { conversation: string; approvalId: string },
  ): Promise<string> {
    const until = Date.now() + RECOVERY_TIMEOUT_MS;
    while (Date.now() < until) {
      const { messages } = await hanako.viewed(conversation);
      const states = messages.flatMap(({ parts }) => parts).flatMap((part) =>
        part.type === "approval" && part.approval.approvalId === approvalId
          ? [part.approval.state]
          : []
      );
      if (states[0] && states[0] !== "approved") return states[0];
      await delay(500);
    }
    return "lost";
  }

  /** The number of missing and extra bookings, with one expected at each time. */
  async function wrongBookings(expected: readonly string[]): Promise<number> {
    const { body } = await stack.rest("booking_list", token, {
      status: "confirmed",
      limit: 100,
    });
    const booked = (body.items as { start: string }[])
      .map(({ start }) => Date.parse(start)).sort();
    const wanted = expected.map((start) => Date.parse(start)).sort();
    const missing = wanted.filter((start) => !booked.includes(start)).length;
    return missing + Math.abs(booked.length - wanted.length);
  }
});

/** Plays a model that calls for the requested booking, then confirms it. */
function bookingModel({ messages }: ChatRequest): ScriptedAnswer {
  const last = messages.at(-1);
  if (last?.role !== "user") return { text: "It is booked." };
  const [serviceId, start] = last.content?.split(" ") ?? [];
  return { calls: [{ name: "booking_create", args: { serviceId, start } }] };
}
