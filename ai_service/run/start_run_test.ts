import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import type { Script } from "../../deploy/e2e/scripted_openai.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { createTestChat } from "./test_chat.ts";
import {
  approvalStates,
  approve,
  ask,
  decide,
  edit,
  firstToken,
  say,
  stop,
  viewOf,
} from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const CANCEL = { name: "cancel", args: { bookingId: "bkg_1" } };
const one: Script = [{ text: "Shall I? ", calls: [BOOK] }, { text: "Booked." }];
const two: Script = [{ calls: [BOOK, CANCEL] }, { text: "Both done." }];

Deno.test("a message is answered by a run whose events can be read again from any number", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello!" }] });
  const { runId } = await say(chat, "Hi");
  const events = await chat.events(runId);
  const kinds = new Set(events.map(({ event }) => event));
  assertEquals([...kinds], ["run", "token", "message", "done"]);
  assertEquals(events.map(({ id }) => id), events.map((_, index) => index + 1));
  assertEquals(await chat.events(runId, 3), events.slice(3));
  const view = await viewOf(chat);
  assertEquals(view.messages.map(({ role, text }) => [role, text]), [
    ["user", "Hi"],
    ["assistant", "Hello!"],
  ]);
  assertEquals(view.activeRunId, null);
});

Deno.test("a write waits for the person, and is done once it is approved", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  assertEquals(chat.test.client.writes, []);
  assertEquals((await viewOf(chat)).pendingApprovals, [approval]);

  const events = await approve(chat, approval);
  assertEquals(events.at(-1)?.data, { status: "completed" });
  assertEquals(chat.test.client.writes.length, 1);
  assertEquals(
    chat.test.client.writes[0]?.idempotencyKey,
    approval?.approvalId,
  );
  assertEquals(await approvalStates(chat), ["done"]);
});

Deno.test("a second word on the same write is refused with 409 already_decided", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => approve(chat, approval)),
  );
  const refusals = outcomes.filter((one) => one.status === "rejected");
  assertEquals(outcomes.length - refusals.length, 1);
  for (const { reason } of refusals) {
    assert(reason instanceof ApiError);
    assertEquals(reason.code, "already_decided");
  }
  assertEquals(chat.test.client.writes.length, 1);
});

Deno.test("of two writes each is decided on its own and done at once, and the run goes on after the last", async () => {
  await using chat = await createTestChat({ script: two });
  const [book, cancel] = await ask(chat, "move it");
  const first = await approve(chat, book);
  assertEquals(first.map(({ event }) => event), ["run", "approval", "done"]);
  assertEquals(first.at(-1)?.data, { status: "awaiting_approval" });
  assertEquals(await approvalStates(chat), ["done", "pending"]);

  const { runId } = await decide(chat, cancel, {
    decision: "reject",
    reason: "keep it",
  });
  await chat.events(runId);
  assertEquals(chat.test.client.writes.map(({ name }) => name), ["book"]);
  assertEquals(await approvalStates(chat), ["done", "rejected"]);
});

Deno.test("two words given at the same moment on two writes both count", async () => {
  await using chat = await createTestChat({ script: two });
  const [book, cancel] = await ask(chat, "move it");
  await Promise.all([approve(chat, book), approve(chat, cancel)]);
  await chat.deps.runs.settled();
  const done = chat.test.client.writes.map(({ name }) => name);
  assertEquals(done.toSorted(), ["book", "cancel"]);
});

Deno.test("an edited write is done as edited", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  await approve(chat, await edit(chat, approval, { start: "16:00" }));
  assertEquals(chat.test.client.writes[0]?.args, { start: "16:00" });
  const shown = JSON.stringify((await viewOf(chat)).messages[1]);
  assertEquals([shown.includes("16:00"), shown.includes("15:00")], [
    true,
    false,
  ]);
});

Deno.test("a new message declines what still waits", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "All right." }],
  });
  const [approval] = await ask(chat, "book");
  const { runId } = await say(chat, "never mind");
  assertEquals((await chat.events(runId)).at(-1)?.data, {
    status: "completed",
  });
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["rejected"]);
  await assertRejects(() => approve(chat, approval), ApiError);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("what was approved is done even if a new message comes before the last decision", async () => {
  await using chat = await createTestChat({ script: two });
  const [book] = await ask(chat, "move it");
  await approve(chat, book);
  const { runId } = await say(chat, "hurry up");
  await chat.events(runId);
  assertEquals(chat.test.client.writes.map(({ name }) => name), ["book"]);
  assertEquals(await approvalStates(chat), ["done", "rejected"]);
});

Deno.test("while a run answers, a second message is refused with 409 run_in_progress", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Thinking", hang: true }],
  });
  const { runId } = await say(chat, "Hi");
  const refusal = await assertRejects(() => say(chat, "Hi again"), ApiError);
  assertEquals(refusal.code, "run_in_progress");
  await stop(chat, runId);
});

Deno.test("a stopped run keeps what it had said, and the conversation goes on", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }, { text: "Yes?" }],
  });
  const { runId } = await say(chat, "tell me");
  await firstToken(chat, runId);
  await stop(chat, runId);
  assertEquals((await chat.events(runId)).at(-1)?.data, { status: "stopped" });
  const { runId: next } = await say(chat, "hello?");
  await chat.events(next);
  const { messages } = await viewOf(chat);
  assertEquals(messages.map(({ text }) => text).at(-1), "Yes?");
  assertEquals(messages[1]?.status, "stopped");
  assertEquals(chat.test.server.problems, []);
});

Deno.test("a model that fails leaves a failed message and no trace of the reason", async () => {
  await using chat = await createTestChat({
    script: () => ({ failWith: 400 }),
  });
  const { runId } = await say(chat, "Hi");
  const events = await chat.events(runId);
  assertEquals(events.slice(-3).map(({ event }) => event), [
    "error",
    "message",
    "done",
  ]);
  assert(!JSON.stringify(events).includes("scripted failure"));
  const log = chat.logged.join("\n");
  assert(log.includes("The model failed: status 400"));
  assert(!log.includes("scripted failure"), "servers quote what they are sent");
});

Deno.test("a decision whose process died is carried out without a reader, once, under the same key", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  assertEquals([chat.lost.length, chat.test.client.writes], [1, []]);

  chat.dead = false;
  await Promise.all([chat.worker.tick(), chat.worker.tick()]);
  assertEquals(
    chat.test.client.writes.map(({ idempotencyKey }) => idempotencyKey),
    [approval?.approvalId],
  );
  assertEquals(await approvalStates(chat), ["done"]);
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  await chat.deps.runs.settled();
  assertEquals((await viewOf(chat)).messages.at(-1)?.text, "Booked.");
});

Deno.test("a reader of a run whose process died is told, and finds the one that took over", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  const { runId } = await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  assertEquals((await chat.events(runId)).at(-1)?.data, { status: "failed" });
  await chat.deps.runs.settled();
});

Deno.test("a message whose process died is closed as failed, and the conversation goes on", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello!" }] });
  chat.dead = true;
  await say(chat, "Hi");
  chat.dead = false;
  chat.pass(LEASE_MS + 1);
  const { runId } = await say(chat, "Hi?");
  await chat.events(runId);
  const { messages } = await viewOf(chat);
  assertEquals(messages.map(({ role, status }) => status ?? role), [
    "user",
    "failed",
    "user",
    "assistant",
  ]);
});

Deno.test("a run that comes back after another took over can write nothing any more", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  await chat.deps.runs.settled();
  const before = await viewOf(chat);
  const [late] = chat.lost;
  assert(late);
  chat.deps.runs.start(late);
  await chat.deps.runs.settled();
  assertEquals(await viewOf(chat), before);
});

Deno.test("an approval is refused once it has expired, and can still be declined", async () => {
  await using chat = await createTestChat({ script: one });
  const [approval] = await ask(chat, "book");
  chat.pass(25 * 60 * 60 * 1000);
  const refusal = await assertRejects(() => approve(chat, approval), ApiError);
  assertEquals(refusal.code, "approval_expired");
  const { runId } = await decide(chat, approval, { decision: "reject" });
  await chat.events(runId);
  assertEquals(chat.test.client.writes, []);
});
