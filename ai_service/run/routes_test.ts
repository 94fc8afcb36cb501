import { assertEquals, assertStringIncludes } from "@std/assert";
import { Hono } from "hono";
import { respondToError } from "../../shared/http/errors.ts";
import type { SignedInEnv } from "../auth/require_user.ts";
import type { User } from "../auth/user.ts";
import type { Key } from "../store/kv.ts";
import { changedKv } from "../store/test_kv.ts";
import { createTestTicker, letTimePass } from "../stream/test_ticker.ts";
import { conversations } from "../conversation/routes.ts";
import { runs } from "./routes.ts";
import { taps } from "./tap_routes.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { ask, say, stop, viewOf } from "./test_talk.ts";

const KEN: User = { ...HANAKO, id: "usr_ken", name: "Ken Suzuki" };
const BOOK = { name: "book", args: { start: "15:00" } };
const LONG = "x".repeat(3000);

Deno.test("no id and no cursor, however odd, is more than not found or invalid", async () => {
  await using test = await createTestChat({ script: [] });
  const send = sender(test.deps);
  const expected: [number, string, string?, unknown?][] = [
    [404, `/conversations/${LONG}`],
    [404, "/conversations/%00"],
    [404, `/conversations/${LONG}`, "PATCH", { title: "a" }],
    [404, `/conversations/${LONG}`, "DELETE"],
    [404, `/conversations/${LONG}/messages`, "POST", { text: "Hi" }],
    [404, `/conversations/${LONG}/stop`, "POST", {}],
    [404, `/conversations/${CONVERSATION}/approvals/${LONG}`, "POST", {
      decision: "approve",
      revision: 1,
    }],
    [404, `/runs/${LONG}/events`],
    [404, `/conversations/${LONG}/events`],
    [404, "/conversations/cnv_none/events"],
    [400, `/conversations?cursor=${LONG}~${LONG}`],
    [400, "/conversations?cursor=1"],
    [400, `/conversations/${CONVERSATION}?cursor=${LONG}`],
  ];
  for (const [status, path, method, body] of expected) {
    const response = await send(path, method, body);
    await response.body?.cancel();
    assertEquals(response.status, status, `${method} ${path.slice(0, 60)}`);
  }
});

Deno.test("another person's conversation, approvals and runs are not found", async () => {
  await using test = await createTestChat({ script: [{ calls: [BOOK] }] });
  const [approval] = await ask(test, "book");
  const stored = await Array.fromAsync(
    test.deps.kv.list({ prefix: ["user", HANAKO.id, "run"] }),
  );
  const one = `/conversations/${CONVERSATION}`;
  const send = sender(test.deps, KEN);
  const requests: [string, string?, unknown?][] = [
    [one],
    [one, "PATCH", { title: "mine" }],
    [one, "DELETE"],
    [`${one}/events`],
    [`${one}/messages`, "POST", { text: "Hi" }],
    [`${one}/approvals/${approval?.approvalId}`, "POST", {
      decision: "approve",
      revision: 1,
    }],
    [`/runs/${stored[0]?.key.at(-1)}/events`],
  ];
  for (const [path, method, body] of requests) {
    const response = await send(path, method, body);
    const { code } = await response.json();
    assertEquals([response.status, code], [404, "not_found"], path);
  }
  assertEquals(test.test.client.calls, []);
  assertEquals((await sender(test.deps)(one)).status, 200);
});

Deno.test("each router refuses those who are not signed in, on every route of its own", async () => {
  await using test = await createTestChat({ script: [] });
  const one = `/conversations/${CONVERSATION}`;
  const expected: [Hono<SignedInEnv>, string, string][] = [
    [conversations(test.deps), "GET", "/conversations"],
    [conversations(test.deps), "POST", "/conversations"],
    [conversations(test.deps), "GET", one],
    [conversations(test.deps), "PATCH", one],
    [conversations(test.deps), "DELETE", one],
    [runs(test.deps), "POST", `${one}/messages`],
    [runs(test.deps), "POST", `${one}/approvals/a`],
    [runs(test.deps), "POST", `${one}/stop`],
    [runs(test.deps), "GET", "/runs/run_1/events"],
    [conversations(test.deps), "GET", `${one}/events`],
    [taps(test.deps), "POST", `${one}/actions`],
    [taps(test.deps), "POST", "/tools/look"],
  ];
  for (const [routes, method, path] of expected) {
    const app = new Hono().onError(respondToError(test.deps.log))
      .route("/", routes);
    const response = await app.request(path, { method });
    await response.body?.cancel();
    assertEquals(response.status, 401, `${method} ${path}`);
  }
});

Deno.test("a message is as long as people count it, and never too large to be stored", async () => {
  await using test = await createTestChat({ script: () => ({ text: "Yes." }) });
  const send = sender(test.deps);
  const path = `/conversations/${CONVERSATION}/messages`;
  for (
    const [text, status] of [
      ["あ".repeat(4000), 200],
      ["あ".repeat(4001), 400],
      ["👨‍👩‍👧‍👦".repeat(900), 200],
      ["👨‍👩‍👧‍👦".repeat(1000), 400],
    ] as const
  ) {
    const response = await send(path, "POST", { text });
    await response.text();
    assertEquals(response.status, status, `${text.length}`);
    await test.deps.runs.settled();
  }
});

Deno.test("a title is one line that can be seen, and a message has something to see", async () => {
  await using test = await createTestChat({ script: [] });
  const send = sender(test.deps);
  const one = `/conversations/${CONVERSATION}`;
  const titles: [string, number, string?][] = [
    ["\u202eCut\u200b\non Friday ", 200, "Cut on Friday"],
    ["\u200b\u2060", 400],
    ["𠮷".repeat(200), 200, "𠮷".repeat(200)],
    ["𠮷".repeat(201), 400],
  ];
  for (const [title, status, kept] of titles) {
    const response = await send(one, "PATCH", { title });
    const { conversation, details } = await response.json();
    assertEquals(response.status, status, title);
    assertEquals(conversation?.title, kept);
    if (status === 400) assertEquals(details.field, "title");
  }
  const blank = { text: "\u200b\u202e" };
  const refused = await send(`${one}/messages`, "POST", blank);
  assertEquals(refused.status, 400);
  assertEquals((await refused.json()).details, { field: "text" });
});

Deno.test("private responses are not cached, and a body that is no JSON object is refused", async () => {
  await using test = await createTestChat({ script: [] });
  const send = sender(test.deps);
  for (const path of ["/conversations", `/conversations/${CONVERSATION}`]) {
    const response = await send(path);
    await response.body?.cancel();
    assertEquals(
      response.headers.get("cache-control"),
      "private, no-store",
      path,
    );
  }
  const path = `/conversations/${CONVERSATION}/messages`;
  const nested = JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`);
  for (const body of [nested, { text: "" }, { text: 1 }, { words: "Hi" }, []]) {
    const response = await send(path, "POST", body);
    await response.body?.cancel();
    assertEquals(response.status, 400, JSON.stringify(body));
  }
  const plain = await send(path, "POST", { text: "Hi" }, "text/plain");
  assertEquals(plain.status, 415);
  const large = await send(path, "POST", { text: "x".repeat(70_000) });
  assertEquals(large.status, 413);
});

Deno.test("a reader that leaves is watched for no longer, and the run goes on", async () => {
  await using test = await createTestChat({
    script: [{ text: "Once upon", hang: true }],
  });
  const { runId } = await say(test, "a story");
  const left = Promise.withResolvers<void>();
  const watch = <T>(keys: readonly Key[]) =>
    test.deps.kv.watch<T>(keys).pipeThrough(
      new TransformStream({ cancel: () => left.resolve() }),
    );
  const kv = changedKv(test.deps.kv, { watch });
  const response = await sender({ ...test.deps, kv })(`/runs/${runId}/events`);
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
  await left.promise;
  assertEquals((await viewOf(test)).activeRunId, runId);
  await stop(test, runId);
});

Deno.test("a stream whose store cannot be read ends with an error, and the log says why", async () => {
  await using test = await createTestChat({ script: [{ calls: [BOOK] }] });
  await ask(test, "book");
  const [run] = await Array.fromAsync(
    test.deps.kv.list({ prefix: ["user", HANAKO.id, "run"] }),
  );
  const { kv } = test.deps;
  const list: typeof kv.list = () => {
    throw new Error("disk full");
  };
  const ticker = createTestTicker();
  const stopTime = letTimePass(ticker);
  const send = sender({ ...test.deps, ticker, kv: changedKv(kv, { list }) });
  const response = await send(`/runs/${run?.key.at(-1)}/events`);
  const [event, data] = (await response.text()).split("\n");
  stopTime();
  assertEquals(event, "event: error");
  assertStringIncludes(data ?? "", '"code":"store_unavailable"');
  const events = test.logged.map((line) => JSON.parse(line).event);
  assertEquals(events, ["run_ended", "stream_failed"]);
});

function sender(deps: TestChat["deps"], user = HANAKO) {
  const app = new Hono<SignedInEnv>()
    .onError(respondToError(deps.log))
    .use(async (c, next) => {
      c.set("session", { hash: "of a session", user });
      await next();
    })
    .route("/", conversations(deps))
    .route("/", runs(deps));
  return async (
    path: string,
    method = "GET",
    body?: unknown,
    type = "application/json",
  ) =>
    await app.request(path, {
      method,
      ...(body !== undefined && {
        headers: { "content-type": type },
        body: JSON.stringify(body),
      }),
    });
}
