import { assert, assertEquals } from "@std/assert";
import { MODEL_TIMEOUTS } from "../agent/answer_clock.ts";
import { PLAIN_REPLY as ANTHROPIC_PLAIN } from "../agent/quirks/test_anthropic_replies.ts";
import { QUIRKS, type Wire } from "../agent/quirks/test_all_quirks.ts";
import { historyProblem } from "../agent/quirks/test_history_rules.ts";
import { PLAIN_REPLY as OPENAI_PLAIN } from "../agent/quirks/test_openai_replies.ts";
import { PLAIN, type Quirk } from "../agent/quirks/test_quirk.ts";
import {
  type QuirkServer,
  serveQuirk,
} from "../agent/quirks/test_quirk_server.ts";
import type { StreamEvent } from "../conversation/events.ts";
import { followRun } from "./follow.ts";
import { postMessage } from "./start_run.ts";
import {
  ACTOR,
  CONVERSATION,
  createTestChat,
  type TestChat,
} from "./test_chat.ts";
import { viewOf } from "./test_talk.ts";

/** What a turn came to, as far as quirks differ in it. */
interface Turn {
  events: StreamEvent[];
  requests: number;
  text: string;
}

/** Says something, and reads the run as the page does. */
async function takeTurn(
  chat: TestChat,
  server: QuirkServer,
  { said, locale }: { said: string; locale: "ja" | "en" },
): Promise<Turn> {
  const before = server.requests.length;
  const actor = { ...ACTOR, locale };
  const { runId } = await postMessage(chat.deps, actor, CONVERSATION, said);
  const events: StreamEvent[] = [];
  const { signal } = new AbortController();
  const place = { conversationId: CONVERSATION, runId, after: 0, signal };
  for await (const event of followRun(chat.deps, actor, place)) {
    events.push(event);
    if (event.event === "waiting") server.release();
  }
  await chat.runs.settled();
  const answer = (await viewOf(chat)).messages.at(-1)!;
  const text = answer.role === "assistant" ? answer.text : "";
  return { events, text, requests: server.requests.length - before };
}

function chatWith(wire: Wire, server: QuirkServer, quirk: Quirk) {
  const path = wire === "openai" ? "/v1" : "";
  return createTestChat({
    script: [],
    model: {
      provider: wire,
      name: "m",
      apiKey: "k",
      baseUrl: server.origin + path,
    },
    modelTimeouts: { ...MODEL_TIMEOUTS, ...quirk.timeouts },
  });
}

/** The quirk's turn and a plain one behind it, checked. */
async function prove(wire: Wire, quirk: Quirk): Promise<void> {
  const plain = wire === "openai" ? OPENAI_PLAIN : ANTHROPIC_PLAIN;
  await using server = await serveQuirk([...quirk.replies, plain]);
  await using chat = await chatWith(wire, server, quirk);
  const { locale = "en" } = quirk;
  const turn = await takeTurn(chat, server, { said: "When?", locale });
  checkTurn(chat, quirk, turn);
  const next = await takeTurn(chat, server, { said: "And now?", locale });
  assertEquals(next.text, PLAIN, "the next turn");
  assertEquals(statusOf(next.events), "completed", "the next turn");
  for (const request of server.requests) {
    assertEquals(historyProblem(wire, request), undefined);
  }
  const told = JSON.stringify([turn.events, await viewOf(chat)]);
  const { hidden } = quirk.expected;
  if (!hidden) return;
  const isThought = turn.events.some(({ event }) => event === "retract");
  const places = isThought ? JSON.stringify(await viewOf(chat)) : told;
  const sent = JSON.stringify(server.requests) + chat.logged.join("\n");
  assert(!(places + sent).includes(hidden), `${hidden} was told`);
}

function checkTurn(
  chat: TestChat,
  { expected }: Quirk,
  { events, text, requests }: Turn,
): void {
  const { status = "completed", log, ...more } = expected;
  const asked = {
    status: statusOf(events),
    ...(more.code && { code: errorOf(events) }),
    ...(more.text !== undefined && { text }),
    ...(more.looked &&
      { looked: lookedUp(chat) }),
    ...(more.cards && { cards: cardsOf(events) }),
    ...(more.requests && { requests }),
    ...(more.waiting && { waiting: waitsOf(events) }),
  };
  const { hidden: _, ...wanted } = { status, ...more };
  assertEquals<unknown>(asked, wanted);
  const failures = chat.logged.map((line) => JSON.parse(line)).filter((line) =>
    line.event === "model_failed"
  );
  assertEquals(failures.length, status === "failed" ? 1 : 0);
  for (const [name, value] of Object.entries(log ?? {})) {
    assertEquals(failures[0]?.[name], value, `${name} in the log`);
  }
}

/** In a fixed order: calls that read run at the same time. */
function lookedUp(chat: TestChat) {
  const args = chat.test.client.calls.map(({ args }) => args);
  return args.sort((a, b) => String(a.q).localeCompare(String(b.q)));
}

function statusOf(events: readonly StreamEvent[]) {
  const done = events.at(-1);
  return done?.event === "done" ? done.data.status : undefined;
}

function errorOf(events: readonly StreamEvent[]) {
  return events.flatMap((one) => one.event === "error" ? [one.data.code] : [])
    .join();
}

function cardsOf(events: readonly StreamEvent[]) {
  return events.flatMap((one) =>
    one.event === "approval" ? [one.data.tool] : []
  );
}

function waitsOf(events: readonly StreamEvent[]) {
  return events.flatMap((one) =>
    one.event === "waiting" ? [one.data.reason] : []
  );
}

Deno.test("whatever a model's server does, the run ends rightly and the next turn works", async () => {
  const wrong: string[] = [];
  for (const [wire, quirk] of QUIRKS) {
    try {
      await prove(wire, quirk);
    } catch (error) {
      wrong.push(`${wire}, ${quirk.name}: ${(error as Error).message}`);
    }
  }
  console.log(`${QUIRKS.length} quirks of models' servers`);
  console.log(`figure: quirks_wrong = ${wrong.length} (goal = 0)`);
  assertEquals(wrong, []);
  assert(QUIRKS.length >= 60);
});
