import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type BrowserContext, chromium } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import type { NoticeKind } from "../../mcp_server/notice/kinds.ts";
import { Axe } from "./axe_themes.ts";
import { type ClockStack, startClockStack } from "./clock_stack.ts";
import {
  askAndApprove,
  EVENING_BEFORE,
  messagesOf,
  openChat,
  STORIES,
  type Story,
} from "./notice_story.ts";

const executablePath = findChromium();

/** Longest time until a message has arrived, in milliseconds. */
const LONGEST_MS = 30_000;

for (const story of [STORIES.ja, STORIES.en]) {
  Deno.test({
    name:
      `a customer books, moves and cancels by chat, and is told each by ${story.inbox}, and reminded on the evening before`,
    ignore: executablePath === undefined,
    // The driver keeps handles open until the process exits.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using stack = await startClockStack();
      const browser = await chromium.launch({
        executablePath: executablePath!,
        args: ["--headless", "--no-sandbox", "--disable-gpu"],
      });
      try {
        const context = await browser.newContext({ locale: story.language });
        context.setDefaultTimeout(LONGEST_MS);
        await tell(context, stack, story);
      } finally {
        await browser.close();
      }
    },
  });
}

async function tell(
  context: BrowserContext,
  stack: ClockStack,
  story: Story,
): Promise<void> {
  const chat = await openChat(context, stack, story);
  const inbox = await context.newPage();
  await inbox.goto(stack[story.inbox]!.url);
  const arrived = async (kind: NoticeKind, count = 1) => {
    const end = performance.now() + LONGEST_MS;
    for (;;) {
      const messages = await messagesOf(inbox, story, kind);
      if (messages.length >= count) return messages;
      assert(performance.now() < end, `no ${kind} arrived`);
    }
  };
  const { times: { booked, moved } } = story;

  await askAndApprove(chat, story, story.book);
  assertStringIncludes((await arrived("booking_booked"))[0]!, booked);
  await askAndApprove(chat, story, story.move);
  assertStringIncludes((await arrived("booking_changed"))[0]!, moved);
  await askAndApprove(chat, story, story.cancel);
  assertStringIncludes((await arrived("booking_cancelled"))[0]!, moved);
  await askAndApprove(chat, story, story.book);
  await arrived("booking_booked", 2);
  assertEquals(await messagesOf(inbox, story, "booking_reminder"), []);

  await stack.setClock(EVENING_BEFORE);
  const reminders = await arrived("booking_reminder");
  assertStringIncludes(reminders[0]!, booked);
  assertEquals(reminders.length, 1, "a booking that was cancelled is reminded");
  const axe = new Axe();
  await axe.look(inbox);
  axe.report(`axe_violations_${story.inbox}`);
}
