import { assert, assertEquals } from "@std/assert";
import { executeRun } from "./execute_run.ts";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { requestDeletion } from "../account/request_deletion.ts";
import { keyOfWork, listDueWork } from "../conversation/due_work.ts";
import { leaseKey } from "../store/keys.ts";
import { changedKv } from "../store/test_kv.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { CONVERSATION, createTestChat, HANAKO } from "./test_chat.ts";
import { approvalStates, ask, decide, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

Deno.test("a run that dies once its write is done is gone on with, though nobody looks", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [approval] = await ask(chat, "book");
  // The run that asked is looked after, so that its own wake finds nothing.
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done"]);
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  await chat.deps.runs.settled();
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals(activeRunId, null);
  assertEquals(messages.at(-1)?.text, "Booked.");
});

Deno.test("a write that is to be tried again is not put off by a clock that is put back", async () => {
  const client = new RecordingClient();
  const answers: WriteAnswer[] = [{ status: "unknown" }];
  client.answerWrite = () => answers.shift() ?? { status: "done", result: {} };
  await using chat = await createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: [{ calls: [BOOK] }, { text: "I see." }],
  });
  const [approval] = await ask(chat, "book");
  await decide(chat, approval, { decision: "approve" });
  await chat.deps.runs.settled();
  await chat.worker.settled();
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["approved"]);
  chat.pass(-60 * 60_000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done"]);
});

Deno.test("what a run said before it died stays, though it had asked for more that nobody saw", async () => {
  await using chat = await createTestChat({
    script: [
      { calls: [BOOK] },
      { text: "Booked.", calls: [{ name: "cancel", args: {} }] },
    ],
  });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  await chat.worker.tick();
  const [job] = chat.lost;
  assert(job);
  // The process dies when it would store the end of the run.
  const lease = leaseKey(HANAKO.id, CONVERSATION).join();
  const kv = changedKv(chat.deps.kv, {
    atomic: (checks, mutations, options) =>
      mutations.some(({ type, key }) => type === "delete" && `${key}` === lease)
        ? Promise.reject(new Error("died"))
        : chat.deps.kv.atomic(checks, mutations, options),
  });
  await executeRun({ ...chat.deps, kv }, job, new AbortController());
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  await chat.deps.runs.settled();
  const last = (await viewOf(chat)).messages.at(-1);
  assertEquals([last?.text, last?.status], ["Booked.", "failed"]);
});

Deno.test("a deletion waits for writes that were sent before, also where everything is looked after", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello." }] });
  const { kv, now } = chat.deps;
  await requestDeletion(kv, HANAKO.id, now());
  const [work] = await listDueWork(kv, HANAKO.id);
  assert(work?.kind === "deletion");
  const key = keyOfWork(HANAKO.id, work);
  const at = now().getTime() + 60_000;
  await kv.set(key, { ...work, step: "erase", at });
  await chat.worker.tick();
  // Now everything is looked after.
  chat.pass(-10_000);
  await chat.worker.tick();
  assertEquals((await kv.get<typeof work>(key)).value?.step, "erase");
  chat.pass(-24 * 60 * 60_000);
  await chat.worker.tick();
  assertEquals((await kv.get<typeof work>(key)).value?.step, "cancel");
});
