import { assert, assertEquals } from "@std/assert";
import type { RunDeps } from "./deps.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { recoverConversation } from "./recovery.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { approvalStates, ask, decide, say, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

Deno.test("a run that wakes up and ends while it is recovered is not closed a second time", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello!" }] });
  chat.dead = true;
  const { runId } = await say(chat, "Hi");
  chat.dead = false;
  chat.pass(LEASE_MS + 1);
  await recoverConversation(wakingUp(chat), HANAKO.id, CONVERSATION);
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals(messages.map(({ role, text }) => [role, text]), [
    ["user", "Hi"],
    ["assistant", "Hello!"],
  ]);
  assertEquals(activeRunId, null);
  const events = await chat.events(runId);
  assertEquals(events.at(-1)?.data, { status: "completed" });
});

Deno.test("a decision's run that wakes up while it is recovered carries it out alone", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  const { runId } = await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  await chat.worker.tick();
  chat.pass(LEASE_MS + 1);
  await recoverConversation(wakingUp(chat), HANAKO.id, CONVERSATION);
  await chat.deps.runs.settled();
  assertEquals(chat.test.client.writes.length, 1);
  assertEquals(await approvalStates(chat), ["done"]);
  assertEquals((await viewOf(chat)).messages.map(({ text }) => text), [
    "book",
    "",
    "Booked.",
  ]);
  const events = await chat.events(runId);
  assertEquals(events.at(-1)?.data, { status: "completed" });
});

Deno.test("a recovery that fails keeps nobody from reading the conversation", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello!" }] });
  chat.dead = true;
  await say(chat, "Hi");
  chat.pass(LEASE_MS + 1);
  const broken = withPending(chat, () => Promise.reject(new Error("broken")));
  await recoverConversation(broken, HANAKO.id, CONVERSATION);
  assertEquals((await viewOf(chat)).messages.length, 1);
});

Deno.test("the message of a run that died stands behind what was asked, though the clock was put back", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello!" }] });
  chat.dead = true;
  await say(chat, "Hi");
  chat.pass(-60 * 60_000);
  await recoverConversation(chat.deps, HANAKO.id, CONVERSATION);
  const { messages } = await viewOf(chat);
  const [asked, answer] = messages.map(({ createdAt }) => createdAt);
  assert(asked && answer && asked <= answer, `${asked} ${answer}`);
});

/** The lost run goes on while the recovery looks at what it left. */
function wakingUp(chat: TestChat): RunDeps {
  return withPending(chat, async (agent, thread) => {
    const found = await agent.pending(thread);
    const [late] = chat.lost;
    assert(late);
    chat.deps.runs.start(late);
    await chat.deps.runs.settled();
    return found;
  });
}

type Agent = RunDeps["agent"];

function withPending(
  chat: TestChat,
  pending: (
    agent: Agent,
    thread: Parameters<Agent["pending"]>[0],
  ) => ReturnType<Agent["pending"]>,
): RunDeps {
  const { agent } = chat.deps;
  return {
    ...chat.deps,
    agent: {
      stream: (...turn) => agent.stream(...turn),
      forget: (...thread) => agent.forget(...thread),
      pending: (thread) => pending(agent, thread),
    },
  };
}
