import { assert, assertEquals } from "@std/assert";
import { RecordingClient } from "../agent/test_agent.ts";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { executeRun } from "./execute_run.ts";
import { ShutdownError } from "./in_process_runs.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import {
  approvalStates,
  ask,
  decide,
  firstToken,
  say,
  viewOf,
} from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

/** The last events of the run, and the code of its error. */
async function endOf(chat: TestChat, runId: string) {
  const events = await chat.events(runId);
  const error = events.findLast(({ event }) => event === "error")?.data;
  return { error, done: events.at(-1)?.data };
}

Deno.test("a shutdown closes the answer that it cuts off, says so, and frees the conversation", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }, { text: "Yes?" }],
  });
  const { runId } = await say(chat, "tell me");
  await firstToken(chat, runId);
  chat.runs.stop();
  await chat.runs.settled();
  const { error, done } = await endOf(chat, runId);
  assertEquals((error as { code: string }).code, "interrupted");
  assertEquals(done, { status: "failed" });
  const { activeRunId, messages } = await viewOf(chat);
  assertEquals([activeRunId, messages.at(-1)?.text], [null, "Once upon"]);
});

Deno.test("a shutdown or a stop just when a card is asked for: it waits, or nothing is asked", async () => {
  const moments = [
    { reason: new ShutdownError("Shut down"), states: ["pending"] },
    { reason: "stopped", states: [] },
  ];
  for (const { reason, states } of moments) {
    await using chat = await createTestChat({
      script: [{ calls: [BOOK] }, { text: "Yes?" }],
    });
    chat.dead = true;
    const { runId } = await say(chat, "book");
    chat.dead = false;
    const [job] = chat.lost;
    assert(job);
    const controller = new AbortController();
    const { agent } = chat.deps;
    const late = {
      pending: agent.pending.bind(agent),
      forget: agent.forget.bind(agent),
      async *stream(...turn: Parameters<typeof agent.stream>) {
        yield* agent.stream(...turn);
        controller.abort(reason);
      },
    };
    await executeRun({ ...chat.deps, agent: late }, job, controller);
    assertEquals(await approvalStates(chat), states);
    assertEquals((await endOf(chat, runId)).error, undefined);
    await chat.events((await say(chat, "And?")).runId);
    assertEquals(chat.test.server.problems, []);
  }
});

Deno.test("a run that waits for an outcome is handed over to the process that starts next", async () => {
  const client = new RecordingClient();
  const answer = Promise.withResolvers<WriteAnswer>();
  client.answerWrite = () => answer.promise;
  const script = [{ calls: [BOOK] }, { text: "Booked." }];
  await using chat = await createTestChat({ client, script });
  const [approval] = await ask(chat, "book");
  const { runId } = await decide(chat, approval, { decision: "approve" });
  chat.runs.stop();
  await chat.runs.settled();
  const { error, done } = await endOf(chat, runId);
  assertEquals((error as { code: string }).code, "handed_over");
  assertEquals(done, { status: "failed" });
  assertEquals(await approvalStates(chat), ["approved"]);
  assertEquals((await viewOf(chat)).messages.length, 2, "nothing failed");

  answer.resolve({ status: "done", result: {} });
  await chat.worker.settled();
  chat.restart();
  await chat.worker.tick();
  await chat.runs.settled();
  assertEquals(await approvalStates(chat), ["done"]);
  assertEquals((await viewOf(chat)).messages.at(-1)?.text, "Booked.");
});
