import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { waitFor } from "../agent/wait.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import { InProcessWorker } from "./worker.ts";
import { approvalStates, ask, decide, say, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const CANCEL = { name: "cancel", args: { bookingId: "bkg_1" } };
const UNKNOWN: WriteAnswer = { status: "unknown" };
const DONE: WriteAnswer = { status: "done", result: { id: "bkg_1" } };

function refused(code: string, isKeyUnused: boolean): WriteAnswer {
  return { status: "refused", error: { code, error: code }, isKeyUnused };
}

/** A chat whose shop answers the attempts of a write in this order. */
async function chatWith(...answers: WriteAnswer[]): Promise<TestChat> {
  const client = new RecordingClient();
  client.answerWrite = () => answers.shift() ?? UNKNOWN;
  return await createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: ({ messages }) =>
      messages.at(-1)?.role === "user" ? { calls: [BOOK] } : { text: "I see." },
  });
}

/** Books, and reads to the end of the run that does not know the outcome. */
async function book(chat: TestChat): Promise<void> {
  const [approval] = await ask(chat, "book");
  const { runId } = await decide(chat, approval, { decision: "approve" });
  await chat.events(runId);
  await chat.worker.settled();
}

/** What the model was told of the last write, in its newest request. */
function toldOf(chat: TestChat): string {
  const { messages = [] } = chat.test.server.requests.at(-1) ?? {};
  return messages.findLast(({ role }) => role === "tool")?.content ?? "";
}

Deno.test("a write without an answer is said to be being confirmed, neither done nor failed", async () => {
  await using chat = await chatWith(UNKNOWN);
  await book(chat);
  assertEquals(await approvalStates(chat), ["approved"]);
  assertStringIncludes(toldOf(chat), "being_confirmed");
  assertEquals((await viewOf(chat)).messages.at(-1)?.text, "I see.");
});

Deno.test("it is asked again under the same key until it is known, and a message then says so", async () => {
  await using chat = await chatWith(UNKNOWN, UNKNOWN, DONE);
  await book(chat);
  for (const pause of [1000, 2000]) {
    chat.pass(pause - 1);
    await chat.worker.tick();
    chat.pass(1);
    await chat.worker.tick();
  }
  const { writes } = chat.test.client;
  assertEquals(writes.length, 3);
  assertEquals(new Set(writes.map((one) => one.idempotencyKey)).size, 1);
  assertEquals(await approvalStates(chat), ["done"]);
  const { messages } = await viewOf(chat);
  assertEquals(
    messages.at(-1)?.text,
    "It is confirmed now. This was done: Do book.",
  );
});

Deno.test("the model is told the outcome once it is known, in place of what it was told before", async () => {
  await using chat = await chatWith(UNKNOWN, DONE);
  await book(chat);
  chat.pass(1000);
  await chat.worker.tick();
  const { runId } = await say(chat, "and?");
  await chat.events(runId);
  assertStringIncludes(toldOf(chat), "bkg_1");
  assertEquals(toldOf(chat).includes("being_confirmed"), false);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("an outcome that becomes known while another card waits is told with the decision about that card", async () => {
  const client = new RecordingClient();
  const answers = [UNKNOWN, DONE];
  client.answerWrite = () => answers.shift() ?? DONE;
  await using chat = await createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: [
      { calls: [BOOK] },
      { text: "It is being confirmed." },
      { calls: [CANCEL] },
      { text: "Both are done." },
      { text: "Yes." },
    ],
  });
  await book(chat);
  const [cancel] = await ask(chat, "and cancel the other one");
  chat.pass(1000);
  await chat.worker.tick();
  const { runId } = await decide(chat, cancel, { decision: "approve" });
  await chat.events(runId);
  await chat.events((await say(chat, "sure?")).runId);
  for (const { messages } of chat.test.server.requests.slice(-2)) {
    const booked = messages.find(({ role }) => role === "tool");
    assertStringIncludes(booked?.content ?? "", "bkg_1");
  }
  assertEquals(chat.test.server.problems, []);
});

Deno.test("after an attempt without an answer, only a refusal from behind the key means that nothing was done", async () => {
  const harmless = ["not_allowed", "invalid_input", "unknown_tool"]
    .map((code) => refused(code, false));
  await using chat = await chatWith(
    UNKNOWN,
    ...harmless,
    refused("slot_taken", true),
  );
  await book(chat);
  for (const _ of harmless) {
    chat.pass(300_000);
    await chat.worker.tick();
    assertEquals(await approvalStates(chat), ["approved"]);
  }
  chat.pass(300_000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["failed"]);
  const { messages } = await viewOf(chat);
  assertStringIncludes(messages.at(-1)?.text ?? "", "was not done");
});

Deno.test("a first attempt that was refused was not done, whoever refused it", async () => {
  await using chat = await chatWith(refused("not_allowed", false));
  await book(chat);
  assertEquals(await approvalStates(chat), ["failed"]);
  assertEquals(chat.test.client.writes.length, 1);
});

Deno.test("while an outcome is not known, no card of that tool is shown, in any conversation", async () => {
  await using chat = await chatWith(UNKNOWN, DONE);
  await book(chat);
  assertEquals(await ask(chat, "book again"), []);
  assertStringIncludes(toldOf(chat), "confirmation_pending");
  chat.pass(1000);
  await chat.worker.tick();
  assertEquals((await ask(chat, "book again")).length, 1);
});

Deno.test("a server that asks to come again later is not asked before", async () => {
  await using chat = await chatWith(
    { status: "unknown", retryAfterSeconds: 30 },
    DONE,
  );
  await book(chat);
  chat.pass(29_000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["approved"]);
  chat.pass(1000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done"]);
});

Deno.test("a message waits a while for the outcome of what was just approved", async () => {
  const client = new RecordingClient();
  const answer = Promise.withResolvers<WriteAnswer>();
  client.answerWrite = () => answer.promise;
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK, CANCEL] }, { text: "It is booked." }],
    // The server answers once the run has seen that it has not.
    wait(...pause) {
      answer.resolve(DONE);
      return waitFor(...pause);
    },
  });
  const [first] = await ask(chat, "move it");
  await decide(chat, first, { decision: "approve" });
  const { runId } = await say(chat, "is it booked?");
  const events = await chat.events(runId);
  assert(events.some(({ event }) => event === "approval"));
  const [booked] = chat.test.server.requests.at(-1)?.messages
    .filter(({ role }) => role === "tool") ?? [];
  assertStringIncludes(booked?.content ?? "", '"ok":true');
  assertEquals(await approvalStates(chat), ["done", "rejected"]);
});

Deno.test("a store that fails leaves the work to be found again", async () => {
  await using chat = await chatWith(DONE);
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  const { answerWrite } = chat.test.client;
  chat.test.client.answerWrite = () => {
    throw new Error("broken for the test");
  };
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["approved"]);
  chat.test.client.answerWrite = answerWrite;
  chat.pass(15_000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done"]);
});

Deno.test("while one process sends a write, another leaves it alone", async () => {
  const client = new RecordingClient();
  const sent = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<WriteAnswer>();
  client.answerWrite = () => {
    sent.resolve();
    return answer.promise;
  };
  const script = [{ calls: [BOOK] }, { text: "Booked." }];
  await using chat = await createTestChat({ client, script });
  const [approval] = await ask(chat, "book");
  await decide(chat, approval, { decision: "approve" });
  await sent.promise;
  await new InProcessWorker(chat.deps).tick();
  assertEquals(client.writes.length, 1);
  answer.resolve(DONE);
  await chat.worker.settled();
  assertEquals(await approvalStates(chat), ["done"]);
});
