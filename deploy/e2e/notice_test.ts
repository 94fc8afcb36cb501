import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { openDay } from "./open_day.ts";
import { Customer } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";
import { chosenTarget } from "./target.ts";

const DAY = openDay();
/** Longest time until a notice is done with, in milliseconds. */
const LONGEST_MS = 30_000;
const POLL_MS = 200;

Deno.test("customers are told by LINE and by mail, each of the own bookings, until they want it no more", async (t) => {
  await using stack = await startTestStack();
  const misaki = new Customer(stack.aiServiceUrl, "ja");
  const ken = new Customer(stack.aiServiceUrl, "en");
  const sub = stack.accounts.find((one) => one.provider === "line")?.sub ?? "";
  const line = stack.line!.account;
  const { mails } = stack.mailbox!.mailbox;
  const inbox = line.people.get(sub)!.inbox;
  await misaki.signInWith("line", sub);
  await ken.signInWith("google", "ken@example.com");

  await t.step(
    "a booking is told by LINE, or by mail with its calendar",
    async () => {
      line.follow(sub);
      await say(misaki, `${DAY.ja}の11時にカットを予約して`);
      await say(ken, `book a haircut on ${DAY.en} at 3pm`);
      assertEquals(await notices(stack, "booking_booked"), [
        { state: "delivered", channel: "line", reason: null },
        { state: "delivered", channel: "mail", reason: null },
      ]);
      assertEquals([inbox.length, mails.length], [1, 1]);
      assertStringIncludes(inbox[0]!.text, "11:00");
      assertStringIncludes(mails[0]!.text, "3:00 PM");
      assertEquals(mails[0]!.attachments?.length, 1);
    },
  );

  await t.step("nobody is told anything of somebody else", () => {
    assertEquals(mails[0]!.to, ["ken@example.com"]);
    assert(!inbox[0]!.text.includes("Ken"));
    assert(!mails[0]!.text.includes("美咲"));
  });

  await t.step(
    "who blocked the shop, and who ended mails, is not told",
    async () => {
      line.block(sub);
      const link = mails[0]!.headers!["List-Unsubscribe"]!.slice(1, -1);
      const ended = await fetch(link, { method: "POST" });
      await ended.body?.cancel();
      assertEquals(ended.status, 200);
      await say(misaki, "予約をキャンセルしたいです");
      await say(ken, "Cancel my booking please");
      assertEquals(await notices(stack, "booking_cancelled"), [
        { state: "dead", channel: null, reason: "not_a_friend" },
        { state: "unwanted", channel: null, reason: null },
      ]);
      assertEquals([inbox.length, mails.length], [1, 1]);
    },
  );

  await t.step(
    "no log line of a notice has an address, or a word of it",
    () => {
      // Without the times of the lines, of which one could be 11:00.
      const lines = stack.logged.filter((one) => one.includes("notice"))
        .map((one) => one.replaceAll(/T[\d:.]+Z/g, ""));
      assert(lines.length > 4, `${lines.length} lines`);
      const words = [
        sub,
        "ken@example.com",
        "code=",
        "11:00",
        "You are booked",
      ];
      const found = words.filter((word) =>
        lines.some((one) => one.includes(word))
      );
      assertEquals(found, []);
    },
  );
});

/** Asks for something, and approves its card. */
async function say(customer: Customer, text: string): Promise<void> {
  const place = await customer.newConversation();
  const [approval] = await customer.ask(place, text);
  await customer.approve(place, approval?.approvalId ?? "");
}

interface Row {
  state: string;
  channel: string | null;
  reason: string | null;
}

/** What became of both notices of that kind, as soon as both are done with. */
async function notices(stack: TestStack, kind: string) {
  const end = performance.now() + LONGEST_MS;
  for (;;) {
    await runScheduled(stack);
    const rows = await stack.sql<Row[]>`
      select state, channel, reason from notices
      where kind = ${kind} order by state, channel`;
    const isDone = rows.every(({ state }) => state !== "waiting");
    if (rows.length === 2 && isDone) return [...rows];
    assert(performance.now() < end, JSON.stringify(rows));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** In workerd nothing runs by itself: its cron trigger is pulled. */
async function runScheduled({ aiServiceUrl }: TestStack): Promise<void> {
  if (!chosenTarget().services.includes("ai-service")) return;
  const url = new URL("/cdn-cgi/handler/scheduled", aiServiceUrl);
  const response = await fetch(url);
  await response.body?.cancel();
  assertEquals(response.status, 200);
}
