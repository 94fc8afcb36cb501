import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Customer, readStream } from "./person.ts";
import { startTestStack } from "./stack.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

Deno.test("without a word to a model, a customer looks up times, books one by taps, and is then understood", async (t) => {
  await using stack = await startTestStack();
  const hanako = new Customer(stack.aiServiceUrl, "en");
  await hanako.signInWith("google", "hanako@example.com");
  const conversation = await hanako.newConversation();
  const post = async (path: string, body: unknown) => {
    const url = `${stack.aiServiceUrl}/api${path}`;
    const response = await hanako.call("POST", url, body);
    return { status: response.status, body: await response.json() };
  };
  const tap = (tool: string, args: unknown, saidAs: string) =>
    post(`/conversations/${conversation}/actions`, { tool, args, saidAs });
  const from = new Date(Date.now() + 2 * DAY_MS).toISOString();
  const to = new Date(Date.now() + 5 * DAY_MS).toISOString();
  let start = "";

  await t.step("a page reads the services, and no write", async () => {
    const { status, body } = await post("/tools/booking_services", {});
    assertEquals(status, 200);
    assert(body.result.services.length > 3);
    const write = await post("/tools/booking_create", {});
    assertEquals([write.status, write.body.code], [404, "not_found"]);
    const bad = await post("/tools/booking_get", { bookingId: "bkg_none" });
    assertEquals([bad.status, bad.body.code], [404, "not_found"]);
    const wrong = await post("/tools/booking_slots", { serviceId: 1 });
    assertEquals([wrong.status, wrong.body.details.field], [400, "serviceId"]);
  });

  await t.step("a tapped read is answered with its result", async () => {
    const args = { serviceId: "svc_haircut", from, to };
    const { body } = await tap("booking_slots", args, "When is it free?");
    const [, answer] = body.messages;
    start = answer.parts[0].tool.result.slots[0].start;
    assertEquals(answer.parts[0].tool.status, "succeeded");
  });

  await t.step("what cannot be booked is said, with what can", async () => {
    const args = { serviceId: "svc_haircut", start: `${from.slice(0, 10)}T03` };
    const { status, body } = await tap("booking_create", args, "At three");
    assertEquals([status, body.details.field], [400, "start"]);
    const night = `${from.slice(0, 10)}T03:00:00+09:00`;
    const closed = { ...args, start: night };
    const refused = await tap("booking_create", closed, "At night");
    assertEquals([refused.status, refused.body.code], [400, "invalid_input"]);
    assertEquals(refused.body.details.reason, "slot_unavailable");
    assert(refused.body.details.nextSlots.length > 0);
  });

  await t.step("a tapped write is done once it is approved", async () => {
    const args = { serviceId: "svc_haircut", start };
    const { body } = await tap("booking_create", args, "That one, please");
    assertEquals(await stack.countBookings(), 0);
    const { approvalId } = body.approval;
    const stream = await hanako.decide(conversation, approvalId, {
      decision: "approve",
    });
    assertEquals((await readStream(stream)).at(-1)?.data, {
      status: "completed",
    });
    while ((await stateOf()) === "approved");
    assertEquals(await stateOf(), "done");
    assertEquals(await stack.countBookings(), 1);
  });

  await t.step("the next message is answered as ever", async () => {
    const events = await hanako.say(conversation, "show my bookings");
    assertEquals(events.at(-1)?.data, { status: "completed" });
    const { messages, conversation: { title } } = await hanako.viewed(
      conversation,
    );
    assertStringIncludes(messages.at(-1)?.text ?? "", "Haircut");
    assertEquals([title, messages.length], ["When is it free?", 6]);
  });

  async function stateOf(): Promise<string | undefined> {
    const { messages } = await hanako.viewed(conversation);
    const parts = messages.flatMap(({ parts }) => parts);
    const card = parts.find((part) => part.type === "approval");
    return card?.type === "approval" ? card.approval.state : undefined;
  }
});
