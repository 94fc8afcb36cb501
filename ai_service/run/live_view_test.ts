import { assert, assertEquals } from "@std/assert";
import { APPROVAL_MS } from "../conversation/approval.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { ConversationRef } from "../conversation/conversation_ref.ts";
import { renewLease } from "../conversation/hold_lease.ts";
import type { LiveEvent } from "../conversation/live_events.ts";
import { readHead } from "../conversation/live_state.ts";
import { followConversation } from "../conversation/live_view.ts";
import { fenceKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { changedKv } from "../store/test_kv.ts";
import { createTestTicker, letTimePass } from "../stream/test_ticker.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import {
  approve,
  ask,
  firstToken,
  say,
  stop,
  tap,
  viewOf,
} from "./test_talk.ts";

const REF: ConversationRef = {
  userId: HANAKO.id,
  conversationId: CONVERSATION,
};
const BOOK = { name: "book", args: { start: "15:00" } };

/** A reader of the live view, which gives up when it is disposed. */
function read(chat: TestChat, after?: string, kv: Kv = chat.deps.kv) {
  const left = new AbortController();
  const ticker = createTestTicker();
  const { signal } = left;
  const deps = { kv, ticker, now: chat.deps.now };
  const events = followConversation(deps, REF, { after, signal });
  let lastId = after;
  return {
    ticker,
    lastId: () => lastId,
    /** The events up to the first that fits. */
    async until(fits: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
      const found: LiveEvent[] = [];
      for (;;) {
        const { done, value } = await events.next();
        if (done) return found;
        lastId = value.id ?? lastId;
        found.push(value);
        if (fits(value)) return found;
      }
    },
    async [Symbol.asyncDispose]() {
      left.abort();
      await events.return(undefined);
      assertEquals(ticker.size, 0);
    },
  };
}

const named = (event: LiveEvent["event"]) => (one: LiveEvent) =>
  one.event === event;
const hasEnded = (one: LiveEvent) =>
  one.event === "run" && one.data.status === "ended";
const hasId = (one: LiveEvent) => one.id !== undefined;

Deno.test("a new reader is told the present state, as the conversation's page shows it", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello" }] });
  const { runId } = await say(chat, "Hi");
  await chat.events(runId);
  await using reader = read(chat);
  const [snapshot, run, ...rest] = await reader.until(hasId);
  assertEquals(snapshot, { event: "snapshot", data: await viewOf(chat) });
  assertEquals(run?.data, { runId, status: "ended" });
  assertEquals(rest, []);
});

Deno.test("a reader sees messages, title, runs and approvals as they change", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "It is booked." }],
  });
  await using reader = read(chat);
  await reader.until(hasId);
  const [approval] = await ask(chat, "Book 15:00");
  const asked = await reader.until(hasEnded);
  const names = new Set(asked.map(({ event }) => event));
  assertEquals([...names].toSorted(), [
    "approval",
    "conversation",
    "message",
    "run",
  ]);
  const titles = asked.flatMap((one) =>
    one.event === "conversation" ? [one.data.title] : []
  );
  assertEquals(titles.at(-1), "Book 15:00");
  await approve(chat, approval);
  const decided = await reader.until(hasEnded);
  const states = decided.flatMap((one) =>
    one.event === "approval" ? [one.data.state] : []
  );
  assertEquals(states.at(-1), "done");
});

Deno.test("a reader that comes back is told what has changed, and nothing else", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Done" }],
  });
  const [approval] = await ask(chat, "Book 15:00");
  await using before = read(chat);
  await before.until(hasId);
  await using unchanged = read(chat, before.lastId());
  const [nothing, ...none] = await unchanged.until(hasId);
  assertEquals([nothing?.event, none], ["run", []]);

  await approve(chat, approval);
  await using after = read(chat, before.lastId());
  const events = await after.until(hasId);
  assertEquals(events.map(({ event }) => event), [
    "conversation",
    "message",
    "approval",
    "run",
  ]);
  const [, message] = (await viewOf(chat)).messages.slice(-2);
  assertEquals(events[1]?.data, message);
});

Deno.test("a reader whose id is of no use starts anew", async () => {
  await using chat = await createTestChat({ script: [] });
  await using early = read(chat);
  await early.until(hasId);
  await using future = read(chat, "f".repeat(20));
  const [snapshot] = await future.until(hasId);
  assertEquals(snapshot?.event, "snapshot");
  // More messages than are read again may be new to it.
  for (let turn = 0; turn < 51; turn++) {
    const { runId } = await say(chat, `message ${turn}`);
    await chat.events(runId);
  }
  await using late = read(chat, early.lastId());
  const [again] = await late.until(hasId);
  assertEquals(again?.event, "snapshot");
});

Deno.test("a reader whose watch says nothing sees a change after two seconds", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello" }] });
  const watch: Kv["watch"] = () => new ReadableStream();
  await using reader = read(
    chat,
    undefined,
    changedKv(chat.deps.kv, { watch }),
  );
  await reader.until(hasId);
  const changed = reader.until(named("message"));
  await chat.events((await say(chat, "Hi")).runId);
  const stopTime = letTimePass(reader.ticker);
  assertEquals((await changed).at(-1)?.event, "message");
  stopTime();
});

Deno.test("a reader is told that the conversation was deleted, and that is the end", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello" }] });
  await chat.events((await say(chat, "Hi")).runId);
  await using reader = read(chat);
  await reader.until(hasId);
  const rest = reader.until(() => false);
  await new Conversation(chat.deps.kv, REF.userId, CONVERSATION).delete();
  assertEquals(await rest, [{ event: "deleted", data: {} }]);
});

Deno.test("a reader is told when a card has expired, although nothing is written", async () => {
  await using chat = await createTestChat({ script: [{ calls: [BOOK] }] });
  const [card] = await ask(chat, "Book 15:00");
  await using reader = read(chat);
  await reader.until(hasId);
  const changed = reader.until(named("approval"));
  chat.pass(APPROVAL_MS);
  const stopTime = letTimePass(reader.ticker);
  const events: LiveEvent[] = await changed;
  stopTime();
  assert(card);
  const expired: LiveEvent["data"] = { ...card, state: "expired" };
  assertEquals(events.at(-1)?.data, expired);
});

Deno.test("neither a run's words nor its lease are changes of the conversation", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }],
  });
  const { runId } = await say(chat, "a story");
  await firstToken(chat, runId);
  const { kv } = chat.deps;
  const fence = await kv.get(fenceKey(REF.userId, CONVERSATION));
  const lease = { ...REF, runId, fence: fence.versionstamp ?? "" };
  assertEquals(await readHead(kv, REF), fence.versionstamp);
  assert(await renewLease(kv, lease, chat.deps.now()));
  assertEquals(await readHead(kv, REF), fence.versionstamp);
  await stop(chat, runId);
});

Deno.test("a tap, its card and what becomes of it are seen by those who follow", async () => {
  await using chat = await createTestChat({ script: [] });
  await using reader = read(chat);
  await reader.until(named("snapshot"));
  const { messages, approval } = await tap(chat, "book", BOOK.args);
  const seen = await reader.until(named("approval"));
  const shown = seen.flatMap((one) => one.event === "message" ? one.data : []);
  assertEquals(shown.map(({ id }) => id), messages.map(({ id }) => id));
  await approve(chat, approval);
  await reader.until((one) =>
    one.event === "approval" && one.data.state === "done"
  );
});
