import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { BranchStart } from "../conversation/begin_branch.ts";
import type { ChatMessage, ConversationView } from "../conversation/events.ts";
import { exportJson } from "../conversation/export_json.ts";
import type { LiveEvent } from "../conversation/live_events.ts";
import { followConversation } from "../conversation/live_view.ts";
import { readSummary } from "../conversation/summary.ts";
import { tapsPrefix } from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
import { changedKv } from "../store/test_kv.ts";
import { postBranch } from "./start_run.ts";
import {
  ACTOR,
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import {
  approvalStates,
  approve,
  ask,
  decide,
  firstToken,
  say,
  stop,
  tap,
  viewOf,
} from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const REGENERATE: BranchStart = { type: "regenerate" };
const REF = { userId: HANAKO.id, conversationId: CONVERSATION };

/** Answers "1", "2", … */
const counting = (_: unknown, turn: number) => ({ text: `${turn + 1}` });

async function converse(chat: TestChat, text: string) {
  await chat.events((await say(chat, text)).runId);
}

async function branch(chat: TestChat, start: BranchStart) {
  const { runId } = await postBranch(chat.deps, ACTOR, CONVERSATION, start);
  await chat.events(runId);
}

async function editLast(chat: TestChat, text: string, nth = -1) {
  const { messages } = await viewOf(chat);
  const own = messages.filter(({ role }) => role === "user");
  const messageId = own.at(nth)?.id ?? "";
  await branch(chat, { type: "edit", messageId, text });
}

function textsOf(messages: readonly ChatMessage[]): string[] {
  return messages.map(({ text }) => text);
}

async function texts(chat: TestChat): Promise<string[]> {
  return textsOf((await viewOf(chat)).messages);
}

/** The messages of the model's last request, without the system's. */
function lastHistory({ test: { server } }: TestChat): string[] {
  const messages = server.requests.at(-1)?.messages ?? [];
  return messages.slice(1).map(({ role, content }) =>
    `${role} ${typeof content === "string" ? content.slice(0, 40) : "-"}`
  );
}

function variantOf(chat: TestChat, branch: string) {
  const conversation = new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION);
  return conversation.viewBranch({ branch, now: chat.deps.now() });
}

/** The variant that this message of the view replaced last. */
async function replacedBy(
  chat: TestChat,
  { messages }: ConversationView,
  index: number,
) {
  const id = messages.at(index)?.branches?.at(-1)?.id ?? "none";
  const view = await variantOf(chat, id);
  return view && textsOf(view.messages);
}

Deno.test("an answer is given anew, and the earlier ones can be looked at", async () => {
  await using chat = await createTestChat({ script: counting });
  await converse(chat, "a");
  await converse(chat, "b");
  await branch(chat, REGENERATE);
  await branch(chat, REGENERATE);
  assertEquals(await texts(chat), ["a", "1", "b", "4"]);
  assertEquals(lastHistory(chat), ["user a", "assistant 1", "user b"]);
  const { messages } = await viewOf(chat);
  const branches = messages.map(({ branches = [] }) => branches);
  assertEquals(branches.map(({ length }) => length), [0, 0, 0, 2]);
  const views = await Promise.all(
    branches[3]!.map(({ id }) => variantOf(chat, id)),
  );
  assertEquals(views.map((view) => textsOf(view!.messages)), [
    ["a", "1", "b", "2"],
    ["a", "1", "b", "3"],
  ]);
  await converse(chat, "c");
  assertEquals(lastHistory(chat).slice(-3), [
    "user b",
    "assistant 4",
    "user c",
  ]);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("a message is edited and sent again, also the first one", async () => {
  await using chat = await createTestChat({ script: counting });
  for (const text of ["a", "b", "c"]) await converse(chat, text);
  await editLast(chat, "B", 1);
  assertEquals(await texts(chat), ["a", "1", "B", "4"]);
  assertEquals(lastHistory(chat), ["user a", "assistant 1", "user B"]);
  assertEquals(await replacedBy(chat, await viewOf(chat), 2), [
    ...["a", "1", "b", "2", "c", "3"],
  ]);
  await editLast(chat, "A", 0);
  assertEquals(await texts(chat), ["A", "5"]);
  assertEquals(lastHistory(chat), ["user A"]);
  const view = await viewOf(chat);
  assertEquals(await replacedBy(chat, view, 0), ["a", "1", "B", "4"]);
  const first = await variantOf(
    chat,
    view.messages[0]?.branches?.[0]?.id ?? "",
  );
  const inner = first && await replacedBy(chat, first, 2);
  assertEquals(inner, ["a", "1", "b", "2", "c", "3"]);
});

Deno.test("what has an approved write stays as it is, whatever became of it", async () => {
  for (const status of ["done", "refused", "unknown"] as const) {
    await using chat = await createTestChat({
      outcomeTimeoutMs: 1,
      script: [{ calls: [BOOK] }, { text: "Booked." }, { text: "Yes." }],
    });
    const error = { code: "slot_taken", error: "It is taken" };
    chat.test.client.answerWrite = () =>
      status === "done"
        ? { status, result: {} }
        : status === "refused"
        ? { status, error, isKeyUnused: true }
        : { status };
    await approve(chat, (await ask(chat, "book"))[0]);
    const before = await texts(chat);
    for (
      const change of [
        () => branch(chat, REGENERATE),
        () => editLast(chat, "cancel"),
      ]
    ) {
      const refusal = await assertRejects(change, ApiError);
      assertEquals([refusal.status, refusal.code], [409, "has_approved_write"]);
    }
    assertEquals(await texts(chat), before);
    assertEquals(chat.test.client.writes.length, 1);
  }
});

Deno.test("a branch behind a write keeps its result, and does not repeat it", async () => {
  await using chat = await createTestChat({
    script: [
      { calls: [BOOK] },
      { text: "Booked." },
      { text: "Yes." },
      { text: "Certainly." },
    ],
  });
  await approve(chat, (await ask(chat, "book"))[0]);
  await converse(chat, "sure?");
  await branch(chat, REGENERATE);
  assertEquals((await texts(chat)).slice(-2), ["sure?", "Certainly."]);
  const history = lastHistory(chat);
  assertEquals(history.at(-1), "user sure?");
  assert(
    history.some((line) => line.startsWith("tool <tool_data")),
    `${history}`,
  );
  assertEquals(chat.test.client.writes.length, 1);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("cards of the replaced part are declined, and can be decided no more", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Which day?" }, { text: "Hm." }],
  });
  const [card] = await ask(chat, "book");
  await editLast(chat, "book a haircut");
  assertEquals(await texts(chat), ["book a haircut", "Which day?"]);
  await assertRejects(
    () => decide(chat, card, { decision: "approve" }),
    ApiError,
    "already been decided",
  );
  const { pendingApprovals, messages } = await viewOf(chat);
  assertEquals(pendingApprovals, []);
  const replaced = await variantOf(chat, messages[0]?.branches?.[0]?.id ?? "");
  const states = replaced?.messages.flatMap(({ parts }) =>
    parts.flatMap((part) => part.type === "approval" ? part.approval.state : [])
  );
  assertEquals(states, ["rejected"]);
  assertEquals(lastHistory(chat), ["user book a haircut"]);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("what was tapped in the replaced part is forgotten, told or not", async () => {
  await using chat = await createTestChat({ script: counting });
  await converse(chat, "a");
  await tap(chat, "look", {}, "Show it");
  await converse(chat, "b");
  await tap(chat, "look", { q: 1 }, "Show more");
  await tap(chat, "book", {}, "Book it");
  await editLast(chat, "A", 0);
  assertEquals(await texts(chat), ["A", "3"]);
  assertEquals(lastHistory(chat), ["user A"]);
  assertEquals(await approvalStates(chat), []);
  const notes = chat.deps.kv.list({
    prefix: tapsPrefix(HANAKO.id, CONVERSATION),
  });
  assertEquals(await Array.fromAsync(notes), []);
  await converse(chat, "c");
  assertEquals(lastHistory(chat), ["user A", "assistant 3", "user c"]);
});

Deno.test("an approval and a branch at the same moment: one of them wins", async () => {
  const calls = [BOOK, { name: "cancel", args: {} }];
  await using chat = await createTestChat({ script: [{ calls }] });
  const [card] = await ask(chat, "book");
  const kv = afterReading(chat.deps.kv, async () => {
    // The other card waits on, so that no run begins.
    await decide(chat, card, { decision: "approve" });
    await chat.worker.tick();
  });
  const refusal = await assertRejects(
    () => postBranch({ ...chat.deps, kv }, ACTOR, CONVERSATION, REGENERATE),
    ApiError,
  );
  assertEquals(refusal.code, "has_approved_write");
  assertEquals(await approvalStates(chat), ["done", "pending"]);
  assertEquals(chat.test.client.writes.length, 1);
});

/** The store, where something happens just before the next write. */
function afterReading(kv: Kv, act: () => Promise<void>): Kv {
  let isDone = false;
  return changedKv(kv, {
    async atomic(...write) {
      const isFirst = !isDone && write[1].length > 5;
      isDone ||= isFirst;
      if (isFirst) await act();
      return await kv.atomic(...write);
    },
  });
}

Deno.test("an approval between the looks of a branch is not hidden by it", async () => {
  const calls = [BOOK, { name: "cancel", args: {} }];
  await using chat = await createTestChat({ script: [{ calls }] });
  const [card] = await ask(chat, "book");
  let isDecided = false;
  const kv = changedKv(chat.deps.kv, {
    async get<T>(key: Key) {
      const entry = await chat.deps.kv.get<T>(key);
      if (key.at(-1) === card?.approvalId && !isDecided) {
        isDecided = true;
        await decide(chat, card, { decision: "approve" });
      }
      return entry;
    },
  });
  await assertRejects(
    () => postBranch({ ...chat.deps, kv }, ACTOR, CONVERSATION, REGENERATE),
    ApiError,
    "something that you approved",
  );
  await chat.worker.settled();
  assertEquals(await approvalStates(chat), ["done", "pending"]);
});

Deno.test("a branch waits for the answer that is being written", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }, { text: "The end." }],
  });
  const { runId } = await say(chat, "a story");
  await firstToken(chat, runId);
  const refusal = await assertRejects(() => branch(chat, REGENERATE), ApiError);
  assertEquals(refusal.code, "run_in_progress");
  await stop(chat, runId);
  await branch(chat, REGENERATE);
  assertEquals(await texts(chat), ["a story", "The end."]);
});

Deno.test("an open page is told the whole conversation after a branch", async () => {
  await using chat = await createTestChat({ script: counting });
  await converse(chat, "a");
  const before = await eventsAfter(chat, undefined);
  await branch(chat, REGENERATE);
  const [first] = await eventsAfter(chat, before.at(-1)?.id);
  assert(first?.event === "snapshot", first?.event);
  assertEquals(textsOf(first.data.messages), ["a", "2"]);
  assertEquals(first.data.messages[1]?.branches?.length, 1);
});

/** The live events of a page that has seen that much, until the next id. */
async function eventsAfter(chat: TestChat, after: string | undefined) {
  const { signal } = new AbortController();
  const events: LiveEvent[] = [];
  for await (
    const event of followConversation(chat.deps, REF, { after, signal })
  ) {
    events.push(event);
    if (event.id) break;
  }
  return events;
}

Deno.test("only one's own messages are edited, and there must be one to answer", async () => {
  await using chat = await createTestChat({ script: counting });
  const code = async (start: BranchStart) =>
    (await assertRejects(() => branch(chat, start), ApiError)).code;
  assertEquals(await code(REGENERATE), "nothing_to_regenerate");
  await converse(chat, "a");
  const { messages } = await viewOf(chat);
  for (const messageId of [messages[1]?.id ?? "", "nothing"]) {
    const start = { type: "edit" as const, messageId, text: "b" };
    assertEquals(await code(start), "not_found");
  }
  assertEquals(await texts(chat), ["a", "1"]);
  assertEquals(await variantOf(chat, "nothing"), null);
});

Deno.test("replaced messages are exported, and deleted with the conversation", async () => {
  await using chat = await createTestChat({ script: counting });
  const { kv, now } = chat.deps;
  await converse(chat, "a");
  await branch(chat, REGENERATE);
  const { value: summary } = await readSummary(kv, REF);
  assert(summary);
  const pieces = exportJson(kv, REF, { summary, now: now() });
  const { replaced } = JSON.parse((await Array.fromAsync(pieces)).join(""));
  assertEquals(replaced.length, 1);
  assertEquals(replaced[0].messages[0].parts[0].text, "1");
  await new Conversation(kv, HANAKO.id, CONVERSATION).delete();
  const left = await Array.fromAsync(kv.list({ prefix: ["user", HANAKO.id] }));
  const keys = left.map(({ key }) => key.join("/"));
  assertEquals(keys.filter((key) => key.includes("variant")), []);
});
