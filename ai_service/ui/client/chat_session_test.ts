import { assertEquals } from "@std/assert";
import type {
  ConversationView,
  StreamEvent,
} from "../../conversation/events.ts";
import { createChatApi } from "./api.ts";
import { reduceChat } from "./chat_reducer.ts";
import { type ChatState, initialChat } from "./chat_state.ts";
import { ChatSession } from "./chat_session.ts";

const at = "2026-11-27T06:00:00.000Z";

const view: ConversationView = {
  conversation: { id: "cnv_1", title: "Hello", createdAt: at, updatedAt: at },
  messages: [],
  pendingApprovals: [],
  activeRunId: null,
  nextCursor: null,
};

const run: StreamEvent[] = [
  { id: 1, event: "run", data: { runId: "run_1" } },
  { id: 2, event: "token", data: { text: "Good " } },
  { id: 3, event: "token", data: { text: "day" } },
  { id: 4, event: "done", data: { status: "completed" } },
];

const stream = (events: StreamEvent[]) =>
  new Response(
    events.map(({ id, event, data }) =>
      `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
    ).join(""),
  );
const refused = (status: number, code: string) =>
  Response.json({ error: "", code, requestId: "req_1" }, { status });
const unreachable = (): Response => {
  throw new TypeError("network error");
};

/** A session whose service answers each call with the next answer in `answers`. */
function open(
  id: string | null,
  answers: [string, (request: Request) => Response][],
) {
  const left = [...answers];
  const seen: ChatState[] = [initialChat(id === null ? null : view)];
  const created: string[] = [];
  const outdated = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const fetch = async (path: string | URL | Request, init?: RequestInit) => {
    const request = new Request(
      new URL(String(path), "http://localhost"),
      init,
    );
    const [expected, answer] = left.shift() ?? ["nothing more", unreachable];
    const { pathname } = new URL(request.url);
    assertEquals(`${request.method} ${pathname}`, expected);
    return await answer(request);
  };
  const session = new ChatSession(id, {
    api: createChatApi(fetch),
    dispatch: (action) => {
      seen.push(reduceChat(seen.at(-1)!, action));
      if (action.type === "event" && action.event.event === "done") {
        done.resolve();
      }
    },
    now: () => new Date(at),
    wait: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
    onCreated: (id) => created.push(id),
    onOutdated: () => outdated.resolve(),
  });
  const last = () => seen.at(-1)!;
  return {
    session,
    seen,
    last,
    created,
    left,
    /** The page was told to look again. */
    outdated: outdated.promise,
    /** A run was followed to its end. */
    done: done.promise,
  };
}

Deno.test("ChatSession makes the conversation with the first message", async () => {
  const { session, last, created, done } = open(null, [
    ["POST /api/conversations", () => Response.json({ id: "cnv_1" })],
    ["POST /api/conversations/cnv_1/messages", () => stream(run)],
  ]);
  assertEquals(await session.send("Hello"), true);
  await done;
  const state = last();
  assertEquals(created, ["cnv_1"]);
  assertEquals([state.phase, state.outcome], ["idle", "completed"]);
});

Deno.test("ChatSession takes a broken stream up again behind the last event", async () => {
  const after: (string | null)[] = [];
  const { session, seen, last, left, done } = open("cnv_1", [
    ["POST /api/conversations/cnv_1/messages", () => stream(run.slice(0, 2))],
    ["GET /api/runs/run_1/events", unreachable],
    ["GET /api/runs/run_1/events", (request) => {
      after.push(request.headers.get("last-event-id"));
      return stream(run.slice(2));
    }],
  ]);
  await session.send("Hello");
  await done;
  assertEquals([after, left, last().phase], [["2"], [], "idle"]);
  const answers = seen.map(({ messages }) => messages.at(-1)?.text);
  assertEquals(answers.includes("Good day"), true);
  assertEquals(seen.some(({ phase }) => phase === "reconnecting"), true);
});

Deno.test("ChatSession gives the text back at a limit, with the service's sentence", async () => {
  for (
    const [status, code, error] of [
      [429, "rate_limited", "40秒ほど待ってから、もう一度お送りください。"],
      [409, "too_many_conversations", "会話は200件まで保存できます。"],
    ] as const
  ) {
    const refusal = () =>
      Response.json({ error, code, requestId: "req_1" }, { status });
    const { session, last } = open(null, [[
      "POST /api/conversations",
      refusal,
    ]]);
    assertEquals(await session.send("Hello"), false);
    const { failure, unsent, messages, phase } = last();
    assertEquals([unsent, messages, phase], [true, [], "idle"]);
    // What the person can settle is nothing for support.
    assertEquals(failure, { code, requestId: "", sentence: error });
  }
});

Deno.test("ChatSession gives the text back when the service refuses it", async () => {
  const { session, last } = open("cnv_1", [
    [
      "POST /api/conversations/cnv_1/messages",
      () => refused(500, "internal_error"),
    ],
  ]);
  assertEquals(await session.send("Hello"), false);
  const { messages, failure, unsent } = last();
  assertEquals([messages, unsent], [[], true]);
  assertEquals(failure, { code: "internal_error", requestId: "req_1" });
});

Deno.test("ChatSession gives the text back when the service cannot be reached", async () => {
  const { session, last } = open("cnv_1", [
    ["POST /api/conversations/cnv_1/messages", unreachable],
    ["GET /api/conversations/cnv_1", unreachable],
  ]);
  assertEquals(await session.send("Hello"), false);
  assertEquals(last().failure?.code, "network");
});

Deno.test("ChatSession never sends twice what arrived although its answer was lost", async () => {
  const arrived: ConversationView = {
    ...view,
    activeRunId: "run_1",
    messages: [{
      id: "01A",
      role: "user",
      text: "Hello",
      parts: [],
      createdAt: at,
    }],
  };
  const { session, last, done } = open("cnv_1", [
    ["POST /api/conversations/cnv_1/messages", unreachable],
    ["GET /api/conversations/cnv_1", () => Response.json(arrived)],
    ["GET /api/runs/run_1/events", () => stream(run)],
  ]);
  assertEquals(await session.send("Hello"), true);
  await done;
  assertEquals(last().outcome, "completed");
});

Deno.test("ChatSession reads the conversation again when somebody else decided", async () => {
  const { session, last, left, outdated } = open("cnv_1", [
    [
      "POST /api/conversations/cnv_1/approvals/a1",
      () => refused(409, "already_decided"),
    ],
  ]);
  await session.decide("a1", { decision: "approve", revision: 1 });
  await outdated;
  const state = last();
  assertEquals([state.failure?.code, state.deciding, left], [
    "already_decided",
    {},
    [],
  ]);
});

Deno.test("ChatSession follows a run that was under way, and only once", async () => {
  const { session, last, left } = open("cnv_1", [
    ["GET /api/runs/run_1/events", () => stream(run)],
  ]);
  await session.resume("run_1");
  // The live view may tell of it late.
  session.observe("run_1");
  session.reconnect();
  assertEquals([last().phase, left], ["idle", []]);
});

Deno.test("ChatSession follows a run of another tab, but looks for none while its own begins", async () => {
  const sending = Promise.withResolvers<void>();
  const { session, last, left, done } = open("cnv_1", [
    ["POST /api/conversations/cnv_1/messages", () => {
      sending.resolve();
      return refused(409, "run_in_progress");
    }],
    ["GET /api/runs/run_2/events", () => stream(run)],
  ]);
  const sent = session.send("Hello");
  session.observe("run_1");
  await sending.promise;
  assertEquals(await sent, false);
  session.observe("run_2");
  await done;
  assertEquals([last().phase, left], ["idle", []]);
});

Deno.test("ChatSession gives a run up whose stream there is no more", async () => {
  const { session, last, outdated } = open("cnv_1", [
    ["GET /api/runs/run_1/events", () => stream(run.slice(0, 2))],
    ["GET /api/runs/run_1/events", () => refused(404, "not_found")],
  ]);
  await session.resume("run_1");
  await outdated;
  assertEquals([last().phase, last().live], ["idle", []]);
});

Deno.test("ChatSession asks the service to stop, and shows what came of it", async () => {
  const { session, last } = open("cnv_1", [
    ["POST /api/conversations/cnv_1/stop", () => Response.json({})],
  ]);
  await session.stop();
  assertEquals(last().phase, "stopping");
});
