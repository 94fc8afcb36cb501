import { assert, assertEquals } from "@std/assert";
import { RecordingClient } from "../agent/test_agent.ts";
import { readToolResult } from "../agent/tool_result.ts";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { changedKv } from "../store/test_kv.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import { approve, decide, say, tap, viewOf } from "./test_talk.ts";
import { executeRun } from "./execute_run.ts";

const BOOK = { start: "15:00" };
const DONE: WriteAnswer = { status: "done", result: { id: "bkg_1" } };
const hello = () => ({ text: "Hello." });

Deno.test("the model reads what was tapped since the last message, once, before the next one", async () => {
  await using chat = await createTestChat({ script: hello });
  await converse(chat, "Hi");
  await tap(chat, "look", { q: 1 }, "Show it");
  const { approval } = await tap(chat, "book", BOOK, "Book it");
  await approve(chat, approval);
  await converse(chat, "Was it done?");
  const expected = [
    "user Hi",
    "assistant Hello.",
    "user Show it",
    'call look {"q":1}',
    'result look {"did":"look"}',
    "user Book it",
    'call book {"start":"15:00"}',
    'result book {"did":"book"}',
    "user Was it done?",
  ];
  assertEquals(lastHistory(chat), expected);
  await converse(chat, "Thanks");
  assertEquals(lastHistory(chat), [
    ...expected,
    "assistant Hello.",
    "user Thanks",
  ]);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("of a tap that comes first the model reads a history that begins with it", async () => {
  await using chat = await createTestChat({ script: hello });
  await tap(chat, "look", {}, "Show it");
  await converse(chat, "And now?");
  assertEquals(lastHistory(chat)[0], "user Show it");
  assertEquals(chat.test.server.problems, []);
});

Deno.test("the model is told what became of a declined card and of one that is being confirmed, and later of the outcome", async () => {
  const client = new RecordingClient();
  client.answerWrite = () => ({ status: "unknown" });
  await using chat = await createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: hello,
  });
  const { approval: no } = await tap(chat, "cancel", {}, "Cancel it");
  await decide(chat, no, { decision: "reject", reason: "a slip" });
  const { approval } = await tap(chat, "book", BOOK, "Book it");
  await approve(chat, approval);
  await converse(chat, "Done?");
  assertEquals(codes(chat), ["declined", "being_confirmed"]);
  client.answerWrite = () => DONE;
  chat.pass(60_000);
  await chat.worker.tick();
  await chat.worker.settled();
  const said = (await viewOf(chat)).messages.at(-1)?.text ?? "";
  assert(said.startsWith("It is confirmed now."), said);
  await converse(chat, "And now?");
  assertEquals(codes(chat), ["declined", "ok"]);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("a crash before or after the checkpoint neither loses nor doubles a tap", async () => {
  for (const moment of ["before", "after"] as const) {
    await using chat = await createTestChat({ script: hello });
    await tap(chat, "look", {}, "Show it");
    chat.dead = true;
    await say(chat, "one");
    const [job] = chat.lost;
    assert(job);
    // The process dies when it would store the end of the run.
    const kv = changedKv(chat.deps.kv, {
      atomic: (checks, mutations, options) =>
        mutations.some(({ type, key }) => type === "delete" && key[2] === "tap")
          ? Promise.reject(new Error("died"))
          : chat.deps.kv.atomic(checks, mutations, options),
    });
    const deps = { ...chat.deps, kv };
    if (moment === "after") await executeRun(deps, job, new AbortController());
    chat.dead = false;
    chat.pass(LEASE_MS + 1);
    await chat.worker.tick();
    await converse(chat, "two");
    const history = lastHistory(chat);
    const count = history.filter((line) => line === "user Show it").length;
    assertEquals(count, 1, `${moment}: ${history.join(" | ")}`);
    assertEquals(chat.test.server.problems, []);
  }
});

Deno.test("of many taps the model is told of the newest, and the transcript has them all", async () => {
  await using chat = await createTestChat({ script: hello });
  for (let n = 0; n < 14; n++) await tap(chat, "look", { n }, `Show ${n}`);
  await converse(chat, "Hi");
  const said = lastHistory(chat).filter((line) => line.startsWith("user"));
  assertEquals(said, [
    ...[4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((n) => `user Show ${n}`),
    "user Hi",
  ]);
  assertEquals((await viewOf(chat)).messages.length, 30);
});

Deno.test("a card that is tapped while a run starts waits on, and is told when it is decided", async () => {
  await using chat = await createTestChat({ script: hello });
  chat.dead = true;
  await say(chat, "one");
  chat.dead = false;
  const { approval } = await tap(chat, "book", BOOK, "Book it");
  for (const job of chat.lost) chat.deps.runs.start(job);
  await chat.deps.runs.settled();
  assertEquals(lastHistory(chat), ["user one"]);
  await approve(chat, approval);
  await converse(chat, "two");
  assertEquals(codes(chat), ["ok"]);
});

async function converse(chat: TestChat, text: string): Promise<void> {
  const { runId } = await say(chat, text);
  await chat.events(runId);
}

/** The last request's messages without the instructions, in short. */
function lastHistory(chat: TestChat): string[] {
  const messages = chat.test.server.requests.at(-1)?.messages ?? [];
  let names: string[] = [];
  return messages.slice(1).map(({ role, content, tool_calls: calls }) => {
    if (role === "tool") return `result ${names.shift()} ${said(content)}`;
    if (!calls) return `${role} ${content}`;
    names = calls.map((call) => call.function.name);
    return calls.map(({ function: { name, arguments: args } }) =>
      `call ${name} ${args}`
    ).join();
  });
}

function said(content: string | null | undefined): string {
  const outcome = readToolResult(content ?? "");
  return JSON.stringify(outcome?.ok ? outcome.result : outcome?.error.code);
}

/** `ok`, or the code, of each result in the last request. */
function codes(chat: TestChat): string[] {
  const messages = chat.test.server.requests.at(-1)?.messages ?? [];
  return messages.filter(({ role }) => role === "tool").map(({ content }) => {
    const outcome = readToolResult(content ?? "");
    return outcome?.ok ? "ok" : outcome?.error.code ?? "none";
  });
}
