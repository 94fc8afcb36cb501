import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Hono } from "hono";
import { respondToError } from "../../shared/http/errors.ts";
import type { SignedInEnv } from "../auth/require_user.ts";
import { Conversation } from "../conversation/conversation.ts";
import { conversations } from "../conversation/routes.ts";
import { runs } from "./routes.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { approvalStates, ask, say, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const ONE = `/conversations/${CONVERSATION}`;

/** Sends requests as Hanako, whose browser prefers that language. */
function sender({ deps }: TestChat, language = "en") {
  const app = new Hono<SignedInEnv>()
    .onError(respondToError(deps.log))
    .use(async (c, next) => {
      c.set("session", { hash: "of a session", user: HANAKO });
      await next();
    })
    .route("/", conversations(deps))
    .route("/", runs(deps));
  const headers = {
    "content-type": "application/json",
    "accept-language": language,
  };
  return async (path: string, body?: unknown) =>
    await app.request(path, {
      headers,
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
}

const quotaOf = (chat: TestChat) => chat.deps.quota.view(HANAKO.id);

Deno.test("a message over the limit is refused in the person's language, and is not stored", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Hello." }],
    limits: { turnsPerMinute: 1 },
  });
  const send = sender(chat, "ja");
  const first = await send(`${ONE}/messages`, { text: "One" });
  assertStringIncludes(await first.text(), "Hello.");
  const second = await send(`${ONE}/messages`, { text: "Two" });
  const { code, error, details } = await second.json();
  assertEquals([second.status, code], [429, "rate_limited"]);
  assertEquals(details.limit, "turns_per_minute");
  const seconds = second.headers.get("retry-after");
  assertStringIncludes(error, `${seconds}秒ほど待って`);
  const { messages } = await viewOf(chat);
  assertEquals(messages.map(({ text }) => text), ["One", "Hello."]);
});

Deno.test("a card can be decided whatever the quota, and costs no turn", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
    limits: { turnsPerMinute: 1, turnsPerDay: 1, openStreams: 1 },
  });
  const [approval] = await ask(chat, "book");
  const close = chat.deps.quota.openStream(HANAKO.id);
  const over = await sender(chat)(`${ONE}/messages`, { text: "More" });
  assertEquals(over.status, 429);
  const path = `${ONE}/approvals/${approval?.approvalId}`;
  const decided = await sender(chat)(path, {
    decision: "approve",
    revision: approval?.revision,
  });
  assertStringIncludes(await decided.text(), "Booked.");
  close();
  assertEquals(await approvalStates(chat), ["done"]);
  assertEquals((await quotaOf(chat)).turnsPerDay.used, 1);
});

Deno.test("of 40 messages at once to 40 conversations as many run as allowed", async () => {
  await using chat = await createTestChat({
    script: () => ({ text: "Hello." }),
    limits: { turnsPerMinute: 12 },
  });
  const send = sender(chat);
  const ids = await Promise.all(
    Array.from(
      { length: 40 },
      async () => (await (await send("/conversations", {})).json()).id,
    ),
  );
  const statuses = await Promise.all(ids.map(async (id) => {
    const response = await send(`/conversations/${id}/messages`, {
      text: "Hi",
    });
    await response.text();
    return response.status;
  }));
  const served = statuses.filter((status) => status === 200).length;
  console.log(`figure: turns_over_limit = ${served - 12} (goal = 0)`);
  assertEquals(served, 12);
  assertEquals(statuses.filter((status) => status === 429).length, 28);
  assertEquals(chat.test.server.requests.length, 12);
});

Deno.test("a message to a conversation that is busy, or that is gone, costs nothing", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Wait", hang: true }],
  });
  await say(chat, "Hi");
  const before = await quotaOf(chat);
  const busy = await sender(chat)(`${ONE}/messages`, { text: "And?" });
  const gone = await sender(chat)("/conversations/cnv_2/messages", {
    text: "Hi",
  });
  assertEquals([busy.status, gone.status], [409, 404]);
  assertEquals(await quotaOf(chat), before);
  assertEquals(before.runningTurns.used, 1);
  await sender(chat)(`${ONE}/stop`, {});
});

Deno.test("a turn is settled to estimated tokens where the provider counts none, also when it fails", async () => {
  await using chat = await createTestChat({
    script: [{ text: "あ".repeat(500) }, { failWith: 400 }],
    limits: { tokensPerTurn: 50_000 },
  });
  await say(chat, "Hi");
  await chat.deps.runs.settled();
  const { tokensPerDay, runningTurns } = await quotaOf(chat);
  assert(tokensPerDay.used > 500 && tokensPerDay.used < 3_000);
  assertEquals(runningTurns.used, 0);
  await say(chat, "Hi");
  await chat.deps.runs.settled();
  const after = await quotaOf(chat);
  assert(after.tokensPerDay.used > tokensPerDay.used + 500);
  assertEquals(after.runningTurns.used, 0);
});

Deno.test("a turn asks the model no more once what was set aside for it is spent", async () => {
  await using chat = await createTestChat({
    script: () => ({ calls: [{ name: "look", args: {} }] }),
    limits: { tokensPerTurn: 4_000 },
  });
  const { runId } = await say(chat, "Look for ever");
  const events = await chat.events(runId);
  assertStringIncludes(JSON.stringify(events), "I tried several steps");
  const { length } = chat.test.server.requests;
  assert(length > 1 && length < 8, `${length} rounds`);
  await chat.deps.runs.settled();
  assert((await quotaOf(chat)).tokensPerDay.used <= 4_000);
});

Deno.test("a stream too many is refused, and one that ended makes room", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Wait", hang: true }, { text: "Hello." }],
    limits: { openStreams: 2 },
  });
  const { runId } = await say(chat, "Hi");
  const send = sender(chat);
  const open = [
    await send(`/runs/${runId}/events`),
    await send(`/runs/${runId}/events`),
  ];
  const third = await send(`/runs/${runId}/events`);
  const { error, details } = await third.json();
  assertEquals([third.status, details.limit], [429, "open_streams"]);
  assertEquals(third.headers.get("retry-after"), "10");
  assertEquals(
    error,
    "Too many pages are open. Please close other tabs and try again.",
  );
  const fourth = await send(`${ONE}/messages`, { text: "Hello?" });
  assertEquals(fourth.status, 429);
  await send(`${ONE}/stop`, {});
  await Promise.all(open.map((response) => response.text()));
  assertEquals((await quotaOf(chat)).openStreams.used, 0);
  assertEquals((await send(`/runs/${runId}/events`)).status, 200);
});

Deno.test("a conversation too many is refused, and deleting one makes room", async () => {
  await using chat = await createTestChat({
    script: [],
    limits: { conversations: 2 },
  });
  const send = sender(chat, "ja");
  assertEquals((await send("/conversations", {})).status, 201);
  const over = await send("/conversations", {});
  const { code, error } = await over.json();
  assertEquals([over.status, code], [409, "too_many_conversations"]);
  assertStringIncludes(error, "不要な会話を削除");
  await new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION).delete();
  assertEquals((await send("/conversations", {})).status, 201);
});
