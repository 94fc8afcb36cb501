import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import type { ChatMessage, MessagePart } from "./events.ts";
import { fitMessage } from "./fit_message.ts";
import { EventLog } from "./event_log.ts";
import { acquireLease, LEASE_MS } from "./lease.ts";
import { recoverConversation } from "./recovery.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  SPEAKER,
  type TestChat,
} from "./test_chat.ts";
import { ask, decide, say, viewOf } from "./test_talk.ts";

const LOOK = { name: "look", args: {} };
const JAPANESE = "漢".repeat(3500);

Deno.test("a turn whose results do not fit one value of the store ends like any other", async () => {
  let round = 0;
  await using chat = await createTestChat({
    client: new RecordingClient(() => ({ ok: true, result: JAPANESE })),
    script: () =>
      round++ < 2 ? { calls: Array(4).fill(LOOK) } : { text: "Found it." },
  });
  await endOf(chat, "look");
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals([messages.at(-1)?.text, activeRunId], ["Found it.", null]);
});

Deno.test("an answer longer than a value of the store keeps its beginning", async () => {
  await using chat = await createTestChat({
    script: [{ text: `It begins. ${"あ".repeat(40_000)}` }],
  });
  await endOf(chat, "talk");
  const { messages } = await viewOf(chat);
  assert(messages.at(-1)?.text.startsWith("It begins. "));
});

Deno.test("a conversation whose large turn was cut off is recovered", async () => {
  await using chat = await createTestChat({ script: [] });
  const { kv, now } = chat.deps;
  const lease = await acquireLease(kv, {
    userId: HANAKO.id,
    conversationId: CONVERSATION,
    runId: "run_1",
    now: now(),
    mutations: [],
  });
  assert(lease);
  const log = new EventLog(kv, lease);
  for (let i = 0; i < 8; i++) {
    const tool = { id: `call_${i}`, name: "look", args: {} };
    await log.append([{
      event: "tool",
      data: { ...tool, status: "succeeded", result: JAPANESE },
    }]);
  }
  chat.pass(LEASE_MS + 1);
  await recoverConversation(chat.deps, SPEAKER, CONVERSATION);
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals([messages.at(-1)?.status, activeRunId], ["failed", null]);
});

Deno.test("an edit that is too large is refused, and the write still waits", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [{ name: "book", args: {} }] }],
  });
  const [approval] = await ask(chat, "book");
  const args = { note: "x".repeat(40_000) };
  const refusal = await assertRejects(
    () => decide(chat, approval, { decision: "edit", args }),
    ApiError,
  );
  assertEquals([refusal.status, refusal.details], [400, { field: "args" }]);
  assertEquals((await viewOf(chat)).pendingApprovals, [approval]);
});

Deno.test("what a message can do without is left out in the order of its worth", () => {
  const part = (size: number): MessagePart => ({
    type: "tool",
    tool: {
      id: "call_1",
      name: "look",
      args: { of: "x".repeat(size) },
      status: "succeeded",
      result: JAPANESE,
    },
  });
  const message = (parts: MessagePart[]): ChatMessage => ({
    id: "01",
    role: "assistant",
    text: "",
    parts,
    createdAt: "2026-01-01T00:00:00Z",
  });
  const small = message([part(1)]);
  assertEquals(fitMessage(small), small);
  const [noResult] = fitMessage(message(Array(8).fill(part(1)))).parts;
  assert(noResult?.type === "tool");
  assertEquals([noResult.tool.result, noResult.tool.args], [undefined, {
    of: "x",
  }]);
  const [noArgs] = fitMessage(message(Array(8).fill(part(9000)))).parts;
  assert(noArgs?.type === "tool");
  assertEquals(noArgs.tool.args, {});
});

async function endOf(chat: TestChat, text: string): Promise<void> {
  const { runId } = await say(chat, text);
  const events = await chat.events(runId);
  assertEquals(events.at(-1)?.data, { status: "completed" });
}
