import { assertEquals } from "@std/assert";
import type { ConversationView } from "../../conversation/events.ts";
import type { LiveEvent } from "../../conversation/live_events.ts";
import { createChatApi } from "./api.ts";
import { LiveSession } from "./live_session.ts";

const at = "2026-11-27T06:00:00.000Z";
const view: ConversationView = {
  conversation: { id: "cnv_1", title: "Hello", createdAt: at, updatedAt: at },
  messages: [],
  pendingApprovals: [],
  activeRunId: null,
  nextCursor: null,
};
const snapshot: LiveEvent = { id: "a1", event: "snapshot", data: view };
const deleted: LiveEvent = { event: "deleted", data: {} };

const stream = (...events: LiveEvent[]) =>
  new Response(
    events.map(({ id, event, data }) =>
      `${id ? `id: ${id}\n` : ""}event: ${event}\ndata: ${
        JSON.stringify(data)
      }\n\n`
    ).join(""),
  );
const refused = (status: number) =>
  Response.json({ error: "", code: "x", requestId: "" }, { status });
const unreachable = (): Response => {
  throw new TypeError("network error");
};

/** A live session whose service gives these answers, one to each connection. */
function open(answers: (() => Response)[]) {
  const left = [...answers];
  const ids: (string | null)[] = [];
  const told: string[] = [];
  const done = Promise.withResolvers<void>();
  const fetch = (_path: string | URL | Request, init?: RequestInit) => {
    ids.push(new Headers(init?.headers).get("last-event-id"));
    const answer = left.shift();
    if (answer) return Promise.resolve().then(answer);
    done.resolve();
    return new Promise<Response>(() => {});
  };
  const tell = (name: string) => () => {
    told.push(name);
    done.resolve();
  };
  const live = new LiveSession({
    api: createChatApi(fetch),
    session: { observe: (runId) => told.push(runId) },
    dispatch: (action) =>
      action.type === "live" && told.push(action.event.event),
    wait: () => Promise.resolve(),
    onSummary: ({ title }) => told.push(title),
    onDeleted: tell("gone"),
    onSignedOut: tell("out"),
  });
  live.open("cnv_1");
  return { live, ids, told, done: done.promise };
}

Deno.test("LiveSession takes a broken stream up behind the last id", async () => {
  const run: LiveEvent = {
    id: "a2",
    event: "run",
    data: { runId: "run_1", status: "running" },
  };
  const { ids, told, done } = open([
    () => stream(snapshot),
    unreachable,
    () => stream({ event: "conversation", data: view.conversation }, run),
  ]);
  await done;
  assertEquals(ids, [null, "a1", "a1", "a2"]);
  assertEquals(told, [
    "snapshot",
    "Hello",
    "conversation",
    "Hello",
    "run",
    "run_1",
  ]);
});

Deno.test("LiveSession asks for the whole state where the page lacks something", async () => {
  const first = Promise.withResolvers<void>();
  const { live, ids, done } = open([() => {
    first.resolve();
    return stream(snapshot);
  }]);
  await done;
  await first.promise;
  live.refresh();
  assertEquals(ids, [null, "a1", null]);
  live.close();
});

Deno.test("LiveSession ends when the session has, or the conversation", async () => {
  const ends: [() => Response, string[]][] = [
    [() => stream({ event: "signed_out", data: {} }), ["signed_out", "out"]],
    [() => refused(401), ["out"]],
    [() => stream(deleted), ["deleted", "gone"]],
    [() => refused(404), ["deleted", "gone"]],
  ];
  for (const [answer, expected] of ends) {
    const { told, ids, done } = open([answer]);
    await done;
    assertEquals([told, ids], [expected, [null]]);
  }
});
