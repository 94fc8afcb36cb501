import { assert, assertEquals, assertRejects } from "@std/assert";
import { decodeJwt } from "jose";
import { ApiError } from "../../shared/http/errors.ts";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { refuse, UNANSWERED } from "../agent/tool_outcome.ts";
import { APPROVAL_MS } from "../conversation/approval.ts";
import { Conversation } from "../conversation/conversation.ts";
import { listConversations } from "../conversation/conversations.ts";
import { CONVERSATION, createTestChat, HANAKO } from "./test_chat.ts";
import {
  approvalStates,
  approve,
  ask,
  decide,
  edit,
  firstToken,
  say,
  tap,
  viewOf,
} from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const script = [{ text: "Hello." }, { text: "Hello again." }];

Deno.test("a read that is tapped runs at once under a token that only reads, and enters the transcript", async () => {
  await using chat = await createTestChat({ script });
  const { messages, approval } = await tap(chat, "look", { q: 1 }, "Show it");
  assertEquals(approval, undefined);
  const [said, answer] = messages;
  assertEquals([said.role, said.text], ["user", "Show it"]);
  const [part] = answer.parts;
  assert(part?.type === "tool");
  const { id: _, ...tool } = part.tool;
  assertEquals(tool, {
    name: "look",
    args: { q: 1 },
    status: "succeeded",
    result: { did: "look" },
  });
  const view = await viewOf(chat);
  assertEquals(view.messages, [...messages]);
  assertEquals(view.conversation.title, "Show it");
  assertEquals(chat.test.server.requests, [], "no model is involved");
  const { scope } = decodeJwt(chat.test.client.calls[0]?.token ?? "");
  assertEquals(scope, ["product:read", "booking:read"]);
});

Deno.test("a refused read is an answer; what the server could not answer, or not read, is none", async () => {
  const outcomes = {
    slots: refuse("service_not_found", "There is no such service"),
    look: UNANSWERED,
  };
  const client = new RecordingClient(({ name, args }) =>
    "bad" in args
      ? refuse("invalid_input", "bad: Unknown", { field: "bad" })
      : outcomes[name as "slots" | "look"]
  );
  await using chat = await createTestChat({ client, script });
  const { messages: [, answer] } = await tap(chat, "slots", {});
  const [part] = answer.parts;
  assert(part?.type === "tool");
  assertEquals([part.tool.status, part.tool.result], ["failed", {
    code: "service_not_found",
    error: "There is no such service",
  }]);
  const away = await refusalOf(tap(chat, "look", {}));
  assertEquals([away.status, away.headers["Retry-After"]], [503, "5"]);
  const bad = await refusalOf(tap(chat, "look", { bad: 1 }));
  assertEquals([bad.status, bad.details], [400, { field: "bad" }]);
  assertEquals((await refusalOf(tap(chat, "nothing", {}))).status, 404);
  assertEquals((await viewOf(chat)).messages.length, 2);
});

Deno.test("a tap while the server does not list its tools is 503", async () => {
  class Unreachable extends RecordingClient {
    override listTools() {
      return Promise.reject(new McpUnavailableError("Down for the test"));
    }
  }
  await using chat = await createTestChat({
    client: new Unreachable(),
    script,
  });
  assertEquals((await refusalOf(tap(chat, "look", {}))).status, 503);
  assertEquals((await viewOf(chat)).messages, []);
});

Deno.test("a write that is tapped becomes a card, and is done once it is approved, without the model", async () => {
  await using chat = await createTestChat({ script });
  const { approval } = await tap(chat, "book", BOOK.args, "Book three o'clock");
  assertEquals([approval?.state, approval?.title], ["pending", "Confirm book"]);
  assertEquals((await viewOf(chat)).pendingApprovals, [approval]);
  assertEquals(chat.test.client.writes, []);
  const revised = await edit(chat, approval, { start: "16:00" });
  assertEquals((await viewOf(chat)).pendingApprovals, [revised]);
  const events = await approve(chat, revised);
  assertEquals(events.map(({ event }) => event), ["run", "approval", "done"]);
  assertEquals(events.at(-1)?.data, { status: "completed" });
  assertEquals(await approvalStates(chat), ["done"]);
  assertEquals((await viewOf(chat)).pendingApprovals, []);
  const [write, ...more] = chat.test.client.writes;
  assertEquals([write?.args, more], [{ start: "16:00" }, []]);
  assertEquals(write?.idempotencyKey, approval?.approvalId);
  assertEquals(chat.test.server.requests, []);
});

Deno.test("a write that the server would refuse gets no card, and says why as an edit does", async () => {
  const client = new RecordingClient();
  const nextSlots = [{ start: "17:00" }];
  client.answerPreview = () => ({
    status: "refused",
    error: { code: "slot_taken", error: "Taken", details: { nextSlots } },
  });
  await using chat = await createTestChat({ client, script });
  const refusal = await refusalOf(tap(chat, "book", BOOK.args));
  assertEquals([refusal.status, refusal.code], [400, "invalid_input"]);
  assertEquals(refusal.details, { nextSlots, reason: "slot_taken" });
  assertEquals((await viewOf(chat)).messages, []);
});

Deno.test("a tap that is made twice makes one card, and one answer", async () => {
  await using chat = await createTestChat({ script });
  const twice = [1, 2, 3].map(() => tap(chat, "book", BOOK.args));
  const cards = await Promise.all(twice);
  assertEquals(new Set(cards.map((one) => JSON.stringify(one))).size, 1);
  await Promise.all([1, 2, 3].map(() => tap(chat, "look", {})));
  const { messages, pendingApprovals } = await viewOf(chat);
  assertEquals([messages.length, pendingApprovals.length], [4, 1]);
  await tap(chat, "book", { start: "17:00" });
  assertEquals((await viewOf(chat)).pendingApprovals.length, 2);
  chat.pass(3000);
  await tap(chat, "look", {});
  assertEquals((await viewOf(chat)).messages.length, 8);
});

Deno.test("no more than ten cards of taps wait; those that expired do not count", async () => {
  await using chat = await createTestChat({ script });
  for (let n = 0; n < 10; n++) await tap(chat, "book", { n });
  const refusal = await refusalOf(tap(chat, "book", { n: 10 }));
  assertEquals([refusal.status, refusal.code], [409, "too_many_cards"]);
  chat.pass(APPROVAL_MS);
  await tap(chat, "book", { n: 10 });
  assertEquals((await viewOf(chat)).pendingApprovals.length, 1);
});

Deno.test("while a write is being confirmed, no other card of its tool is shown, in any conversation", async () => {
  const client = new RecordingClient();
  client.answerWrite = () => ({ status: "unknown" });
  await using chat = await createTestChat({ client, script });
  const { approval } = await tap(chat, "book", BOOK.args);
  await approve(chat, approval);
  const refusal = await refusalOf(tap(chat, "book", { start: "16:00" }));
  assertEquals([refusal.status, refusal.code], [409, "confirmation_pending"]);
  await tap(chat, "cancel", {});
  assertEquals(await approvalStates(chat), ["approved", "pending"]);
});

Deno.test("a new message declines the cards of taps, and so does stop", async () => {
  await using chat = await createTestChat({ script });
  const { approval } = await tap(chat, "book", BOOK.args);
  const { runId } = await say(chat, "Or rather not");
  await chat.events(runId);
  assertEquals(await approvalStates(chat), ["rejected"]);
  const late = await refusalOf(approve(chat, approval));
  assertEquals(late.code, "already_decided");
  await tap(chat, "book", BOOK.args);
  const conversation = new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION);
  assertEquals(await conversation.stop(chat.deps.now()), null);
  assertEquals(await approvalStates(chat), ["rejected", "rejected"]);
  assertEquals(chat.test.client.writes, []);
});

Deno.test("of a message and an approval of a tap's card at the same moment, the card is declined or carried out, never both", async () => {
  for (let round = 0; round < 10; round++) {
    await using chat = await createTestChat({ script });
    const { approval } = await tap(chat, "book", BOOK.args);
    await Promise.allSettled([
      say(chat, "hello"),
      decide(chat, approval, { decision: "approve" }),
    ]);
    await chat.worker.settled();
    await chat.deps.runs.settled();
    const [state] = await approvalStates(chat);
    assertEquals(chat.test.client.writes.length, state === "done" ? 1 : 0);
    assert(state === "done" || state === "rejected", state);
  }
});

Deno.test("a tap is possible while a run answers, and the conversation is listed once", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }],
  });
  const { runId } = await say(chat, "a story");
  await firstToken(chat, runId);
  chat.pass(1000);
  await tap(chat, "look", {});
  const { approval } = await tap(chat, "book", BOOK.args);
  await decide(chat, approval, { decision: "approve" });
  await chat.worker.settled();
  chat.pass(1000);
  const conversation = new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION);
  await conversation.stop(chat.deps.now());
  await chat.deps.runs.settled();
  const { messages } = await viewOf(chat);
  assertEquals(messages.map(({ role, text }) => [role, text]), [
    ["user", "a story"],
    ["user", "Tapped look"],
    ["assistant", ""],
    ["user", "Tapped book"],
    ["assistant", ""],
    ["assistant", "Once upon"],
  ]);
  assertEquals(await approvalStates(chat), ["done"]);
  const { items } = await listConversations(chat.deps.kv, HANAKO.id);
  assertEquals(items.map(({ id, title }) => [id, title]), [
    [CONVERSATION, "a story"],
  ]);
});

Deno.test("a conversation that is deleted keeps nothing of its taps, and gets none", async () => {
  await using chat = await createTestChat({ script });
  await tap(chat, "look", {});
  await tap(chat, "book", BOOK.args);
  await new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION).delete();
  const prefix = ["user", HANAKO.id];
  const entries = await Array.fromAsync(chat.deps.kv.list({ prefix }));
  const kinds = new Set(entries.map(({ key }) => key[2]));
  assertEquals([...kinds].sort(), ["mcp_token", "profile"]);
  assertEquals((await refusalOf(tap(chat, "look", {}))).status, 404);
});

Deno.test("a card of the agent and a card of a tap wait side by side, and each is decided alone", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [asked] = await ask(chat, "book");
  const { approval } = await tap(chat, "cancel", { bookingId: "bkg_1" });
  assertEquals((await viewOf(chat)).pendingApprovals, [asked, approval]);
  await approve(chat, approval);
  assertEquals((await viewOf(chat)).pendingApprovals, [asked]);
  await approve(chat, asked);
  assertEquals(chat.test.client.writes.map(({ name }) => name), [
    "cancel",
    "book",
  ]);
  assertEquals((await viewOf(chat)).messages.at(-1)?.text, "Booked.");
});

function refusalOf(promise: Promise<unknown>): Promise<ApiError> {
  return assertRejects(() => promise, ApiError);
}
