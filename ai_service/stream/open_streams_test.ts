import { assert, assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import type { Session } from "../auth/session.ts";
import { Sessions } from "../auth/session.ts";
import type { User } from "../auth/user.ts";
import { profileKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { OpenStreams } from "./open_streams.ts";
import { storeUnavailable } from "./retry_read.ts";
import type { ServerSentEvent } from "./server_sent_event.ts";
import { createTestTicker } from "./test_ticker.ts";

const HANAKO: User = {
  id: "usr_hanako",
  provider: "google",
  providerUserId: "1",
  email: "hanako@example.com",
  name: "佐藤 花子",
  pictureUrl: null,
  createdAt: "2026-04-01T09:00:00.000Z",
};

const SIGNED_OUT = "event: signed_out\ndata: {}\n\n";
const POLL_MS = 1_500;

/** One process; `kv` may be shared with others. */
function process(kv: Kv, { now = () => new Date(), longestMs = 0 } = {}) {
  const sessions = new Sessions({ kv, now });
  const ticker = createTestTicker();
  const logged: string[] = [];
  const log = createLog({
    service: "ai-service",
    write: (line) => logged.push(JSON.parse(line).event),
  });
  const streams = new OpenStreams({ sessions, ticker, log, longestMs });
  return { sessions, ticker, streams, logged };
}

async function newSession(kv: Kv, sessions: Sessions): Promise<Session> {
  await kv.set(profileKey(HANAKO.id), HANAKO);
  const session = await sessions.find(await sessions.create(HANAKO.id));
  assert(session);
  return session;
}

/** Events that never come, until the reader has left. */
async function* nothing(signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve());
    if (signal.aborted) resolve();
  });
  yield* [];
}

type One = ReturnType<typeof process>;

function open(
  { streams }: One,
  session: Session,
  events: (signal: AbortSignal) => AsyncGenerator<ServerSentEvent> = nothing,
): Promise<string> {
  const facts = {};
  const onEnd = () => {};
  const request = { session, locale: "ja" as const, events, facts, onEnd };
  return new Response(streams.open(request)).text();
}

Deno.test("events are sent in order, and the stream ends after the last", async () => {
  using kv = await openTestKv();
  const one = process(kv);
  const text = await open(
    one,
    await newSession(kv, one.sessions),
    async function* () {
      yield { id: 1, event: "token", data: { text: "a\nb" } };
      yield await Promise.resolve({ event: "done", data: {} });
    },
  );
  assertEquals(
    text,
    'id: 1\nevent: token\ndata: {"text":"a\\nb"}\n\nevent: done\ndata: {}\n\n',
  );
  assertEquals(one.ticker.size, 0);
});

Deno.test("signing out ends the session's streams at once, and no others", async () => {
  using kv = await openTestKv();
  const one = process(kv);
  const mine = await newSession(kv, one.sessions);
  const other = await newSession(kv, one.sessions);
  const texts = [open(one, mine), open(one, mine)];
  const staying = open(one, other);
  await one.sessions.end(mine.hash);
  assertEquals(await Promise.all(texts), [SIGNED_OUT, SIGNED_OUT]);
  await one.sessions.endAll(HANAKO.id);
  assertEquals(await staying, SIGNED_OUT);
  assertEquals(one.ticker.size, 0);
});

Deno.test("streams of another instance end within two seconds of a sign-out", async () => {
  using kv = await openTestKv();
  const [here, there] = [process(kv), process(kv)];
  const ends: ((session: Session) => Promise<void>)[] = [
    ({ hash }) => there.sessions.end(hash),
    async ({ user }) => void await there.sessions.endAll(user.id),
    ({ user }) => kv.delete(profileKey(user.id)),
  ];
  for (const end of ends) {
    const session = await newSession(kv, here.sessions);
    const text = open(here, session);
    here.ticker.pass(POLL_MS);
    await end(session);
    here.ticker.pass(POLL_MS);
    assertEquals(await text, SIGNED_OUT);
  }
  assertEquals(here.ticker.size, 0);
});

Deno.test("a stream ends when its session expires, although it stayed open", async () => {
  const clock = { time: Date.parse("2026-04-01T09:00:00Z") };
  const now = () => new Date(clock.time);
  using kv = await openTestKv(now);
  const one = process(kv, { now });
  const text = open(one, await newSession(kv, one.sessions));
  clock.time += 7 * 24 * 60 * 60 * 1000;
  one.ticker.pass(POLL_MS);
  assertEquals(await text, SIGNED_OUT);
});

Deno.test("a session that cannot be read for a moment is not taken for ended", async () => {
  using kv = await openTestKv();
  let isBroken = false;
  const one = process(changedKv(kv, {
    get: (key) => isBroken ? Promise.reject(new Error("busy")) : kv.get(key),
  }));
  const session = await newSession(kv, one.sessions);
  const text = open(one, session);
  isBroken = true;
  one.ticker.pass(POLL_MS);
  await new Promise((resolve) => setTimeout(resolve));
  isBroken = false;
  one.ticker.pass(15_000);
  await one.sessions.end(session.hash);
  assertEquals(await text, `: keep-alive\n\n${SIGNED_OUT}`);
});

Deno.test("a stream whose events fail ends with an error in the person's language", async () => {
  using kv = await openTestKv();
  const one = process(kv);
  const text = await open(
    one,
    await newSession(kv, one.sessions),
    async function* () {
      yield { id: 1, event: "run", data: {} };
      throw await Promise.resolve(storeUnavailable());
    },
  );
  const [, error] = text.split("\n\n");
  assertEquals(
    error,
    'event: error\ndata: {"code":"store_unavailable","error":"ただいま最新の内容をお届けできません。少し待ってからお試しください。"}',
  );
  assertEquals([one.logged, one.ticker.size], [["stream_failed"], 0]);
});

Deno.test("a shutdown ends every stream without a word, so that its reader resumes", async () => {
  using kv = await openTestKv();
  const one = process(kv);
  const texts = [
    open(one, await newSession(kv, one.sessions)),
    open(one, await newSession(kv, one.sessions)),
  ];
  one.streams.close();
  assertEquals(await Promise.all(texts), ["", ""]);
  assertEquals(one.ticker.size, 0);
});

Deno.test("a stream that may last only so long ends without a word, so that its reader resumes", async () => {
  using kv = await openTestKv();
  const one = process(kv, { longestMs: 240_000 });
  let isEnded = false;
  const text = open(one, await newSession(kv, one.sessions))
    .then((text) => (isEnded = true, text));
  one.ticker.pass(239_000);
  await Promise.resolve();
  assertEquals(isEnded, false);
  one.ticker.pass(1_000);
  assertEquals((await text).replaceAll(": keep-alive\n\n", ""), "");
  assertEquals(one.ticker.size, 0);
});

Deno.test("a reader that leaves ends its events and its polls", async () => {
  using kv = await openTestKv();
  const one = process(kv);
  const session = await newSession(kv, one.sessions);
  const left = Promise.withResolvers<void>();
  const body = one.streams.open({
    session,
    locale: "en",
    facts: {},
    onEnd() {},
    async *events(signal) {
      try {
        yield { event: "run", data: {} };
        yield* nothing(signal);
      } finally {
        left.resolve();
      }
    },
  });
  const reader = body.getReader();
  await reader.read();
  await reader.cancel();
  await left.promise;
  assertEquals(one.ticker.size, 0);
});
