import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { Conversation } from "../conversation/conversation.ts";
import { parseDecision } from "../conversation/decision.ts";
import { HeldRun } from "../conversation/held_run.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { recoverConversation } from "./recovery.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { approvalStates, ask, decide, say, viewOf } from "./test_talk.ts";

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

Deno.test("of a long list the page is given the first, and how many were left out", async () => {
  const item = (at: number) => ({ id: `bkg_${at}`, note: "x".repeat(350) });
  const found = (count: number) =>
    Array.from({ length: count }, (_, at) => item(at));
  for (const [count, shown] of [[20, 20], [100, 25]] as const) {
    await using chat = await createTestChat({
      client: new RecordingClient(() => ({
        ok: true,
        result: { items: found(count) },
      })),
      script: [{ calls: [LOOK] }, { text: "Found them." }],
    });
    await endOf(chat, "look");
    const [part] = (await viewOf(chat)).messages.at(-1)!.parts;
    assert(part?.type === "tool");
    assertEquals(part.tool.result, {
      items: found(shown),
      ...(shown < count && { itemsLeftOut: count - shown }),
    });
  }
});

Deno.test("an answer longer than a value of the store keeps its beginning", async () => {
  await using chat = await createTestChat({
    script: [{ text: `It begins. ${"あ".repeat(40_000)}` }],
  });
  await endOf(chat, "talk");
  const { messages } = await viewOf(chat);
  assert(messages.at(-1)?.text.startsWith("It begins. "));
});

Deno.test("as many and as large writes as an answer may hold are all asked, and can all be approved", async () => {
  const note = "漢".repeat(2_600);
  const client = new RecordingClient();
  client.answerPreview = () => ({
    status: "ok",
    preview: {
      title: "Confirm",
      summary: "Book.",
      details: [{ label: "Note", value: note }],
      fields: [{
        path: "note",
        label: "Note",
        type: "long_text",
        value: note,
        options: [{ value: "a", label: "漢".repeat(2_600) }],
      }],
    },
  });
  await using chat = await createTestChat({
    client,
    script: [{ calls: Array(8).fill({ name: "book", args: { note } }) }],
  });
  const approvals = await ask(chat, "book");
  assertEquals(approvals.length, 8);
  assertEquals((await viewOf(chat)).pendingApprovals.length, 8);
  client.answerWrite = () => ({ status: "done", result: { note: JAPANESE } });
  for (const approval of approvals) {
    const { runId } = await decide(chat, approval, { decision: "approve" });
    await chat.events(runId);
  }
  await chat.worker.settled();
  assertEquals(client.writes.length, 8);
  assertEquals(new Set(await approvalStates(chat)), new Set(["done"]));
});

Deno.test("a conversation whose large turn was cut off is recovered", async () => {
  await using chat = await createTestChat({ script: [] });
  const { kv, now } = chat.deps;
  const conversation = new Conversation(kv, HANAKO.id, CONVERSATION);
  const begun = await conversation.addMessage("look", {
    runId: "run_1",
    locale: "en",
    now: now(),
  });
  assert(begun);
  const run = new HeldRun(kv, begun.lease);
  for (let i = 0; i < 8; i++) {
    const tool = { id: `call_${i}`, name: "look", args: {} };
    await run.appendEvents([{
      event: "tool",
      data: { ...tool, status: "succeeded", result: JAPANESE },
    }]);
  }
  chat.pass(LEASE_MS + 1);
  await recoverConversation(chat.deps, HANAKO.id, CONVERSATION);
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
    () =>
      Promise.resolve().then(() =>
        parseDecision({ decision: "edit", revision: 1, args })
      ),
    ApiError,
  );
  assertEquals([refusal.status, refusal.details], [400, { field: "args" }]);
  assertEquals((await viewOf(chat)).pendingApprovals, [approval]);
});

async function endOf(chat: TestChat, text: string): Promise<void> {
  const { runId } = await say(chat, text);
  const events = await chat.events(runId);
  assertEquals(events.at(-1)?.data, { status: "completed" });
}
