import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { marked } from "marked";
import { exportAccount } from "../account/export_account.ts";
import { FakeShop } from "../account/test_shop.ts";
import { Sessions } from "../auth/session.ts";
import { createConversation } from "../conversation/conversations.ts";
import { exportMarkdown } from "../conversation/export_markdown.ts";
import { streamOfText } from "../conversation/json_stream.ts";
import { userMessage } from "../conversation/message.ts";
import { readSummary } from "../conversation/summary.ts";
import { lineFriendKey, messageKey, noticeSettingsKey } from "../store/keys.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { approve, ask, say } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const LOOK = { name: "look", args: { productId: "prd_secret" } };

async function exported(chat: TestChat) {
  const pieces = exportAccount(chat.deps, HANAKO, "en");
  return JSON.parse((await Array.fromAsync(pieces)).join(""));
}

Deno.test("an account is exported with its conversations, cards, bookings and forms", async () => {
  const client = new FakeShop();
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const { kv, now } = chat.deps;
  await new Sessions({ kv, now }).create(HANAKO.id);
  const settings = { language: "ja", off: { line: [], mail: ["order_paid"] } };
  await kv.set(noticeSettingsKey(HANAKO.id), settings);
  await kv.set(lineFriendKey(HANAKO.id), { isFriend: true, at: 1 });
  await approve(chat, (await ask(chat, "book *this*"))[0]);
  const { shop, conversations, usage, ...rest } = await exported(chat);
  assertEquals(rest, {
    exportedAt: "2026-11-23T01:00:00.000Z",
    profile: {
      name: "佐藤 花子",
      email: "hanako@example.com",
      provider: "google",
      pictureUrl: null,
      createdAt: "2026-11-23T01:00:00.000Z",
    },
    notices: { settings, lineFriend: { isFriend: true, at: 1 } },
    signIns: [{ at: "2026-11-23T01:00:00.000Z" }],
  });
  assertEquals(shop.bookings.items.length, 3);
  assertEquals(shop.orders, {
    status: "complete",
    items: [{ number: "4K7P-Q2XM", status: "pending" }],
  });
  const answers = client.forms[0]?.["answers"];
  assertEquals(shop.forms, { status: "complete", items: [{ answers }] });
  assertEquals(usage, await chat.deps.quota.view(HANAKO.id));
  const [{ title, messages }] = conversations;
  assertEquals(title, "book *this*");
  const [question, card, answer] = messages;
  assertEquals(question.parts, [{ type: "text", text: "book *this*" }]);
  assertEquals(card.parts[0].state, "done");
  assertEquals(card.parts[0].title, "Cancel");
  assertEquals(answer.parts, [{ type: "text", text: "Booked." }]);
});

Deno.test("an export holds no ids, and says where the shop did not answer", async () => {
  const client = new FakeShop();
  await using chat = await createTestChat({
    client,
    script: [{ calls: [LOOK] }, { calls: [BOOK] }, { text: "Booked." }],
  });
  await approve(chat, (await ask(chat, "book"))[0]);
  client.isAway = true;
  const document = await exported(chat);
  assertEquals(document.shop, {
    bookings: { status: "unavailable", items: [] },
    orders: { status: "unavailable", items: [] },
    forms: { status: "unavailable", items: [] },
  });
  const text = JSON.stringify(document);
  for (const id of ["usr_", "cnv_", "prd_", "call_", "approvalId"]) {
    assert(!text.includes(id), id);
  }
});

Deno.test("500 conversations are exported a piece at a time", async () => {
  await using chat = await createTestChat({ script: [] });
  const { kv } = chat.deps;
  const now = chat.deps.now();
  for (let number = 0; number < 500; number++) {
    const id = `cnv_${number + 2}`;
    await createConversation(kv, HANAKO.id, { id, now });
    const message = userMessage("長い話。".repeat(500), now);
    await kv.set(messageKey(HANAKO.id, id, message.id), message);
  }
  const body = streamOfText(exportAccount(chat.deps, HANAKO, "en"));
  let [largest, all] = [0, ""];
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    largest = Math.max(largest, chunk.length);
    all += decoder.decode(chunk, { stream: true });
  }
  assertEquals(JSON.parse(all).conversations.length, 501);
  assert(largest < 200_000, `${largest} bytes at once`);
});

Deno.test("a conversation reads well as Markdown, in the business's time", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [LOOK] }, { calls: [BOOK] }, { text: "# Booked." }],
  });
  await approve(chat, (await ask(chat, "[book](http://evil.example)"))[0]);
  await say(chat, "thanks");
  await chat.runs.settled();
  const ref = { userId: HANAKO.id, conversationId: CONVERSATION };
  const { kv, now } = chat.deps;
  const { value: summary } = await readSummary(kv, ref);
  assert(summary);
  const pieces = exportMarkdown(kv, ref, {
    summary,
    name: "<b>花子</b>",
    locale: "en",
    timeZone: "Asia/Tokyo",
    now: now(),
  });
  const markdown = (await Array.fromAsync(pieces)).join("");
  const html = await marked.parse(markdown, { gfm: true });
  assertStringIncludes(
    html,
    "<h2>&lt;b&gt;花子&lt;/b&gt; · Nov 23, 2026, 10:00 AM</h2>",
  );
  assertStringIncludes(html, "<strong>Confirm book</strong>");
  assertStringIncludes(html, "The start: 15:00");
  assertStringIncludes(html, "→ done (Nov 23, 2026, 10:00 AM)");
  assertStringIncludes(html, "<em>Asked the shop: look</em>");
  assertStringIncludes(html, "<p># Booked.</p>");
  assertEquals(html.match(/<a |<img|<b>/), null);
});
