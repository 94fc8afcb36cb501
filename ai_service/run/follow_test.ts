import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import type { StreamEvent } from "../conversation/events.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import type { Kv } from "../store/kv.ts";
import { changedKv } from "../store/test_kv.ts";
import { createTestTicker, letTimePass } from "../stream/test_ticker.ts";
import { followRun } from "./follow.ts";
import {
  ACTOR,
  CONVERSATION,
  createTestChat,
  type TestChat,
} from "./test_chat.ts";
import { firstToken, say, stop } from "./test_talk.ts";

/** Follows a run in a time that flies, on a store with these changes. */
async function follow(
  chat: TestChat,
  runId: string,
  changes: Partial<Kv>,
): Promise<StreamEvent[]> {
  const ticker = createTestTicker();
  const stopTime = letTimePass(ticker);
  const kv = changedKv(chat.deps.kv, changes);
  const { signal } = new AbortController();
  const place = { conversationId: CONVERSATION, runId, after: 0, signal };
  try {
    return await Array.fromAsync(
      followRun({ ...chat.deps, kv, ticker }, ACTOR, place),
    );
  } finally {
    stopTime();
    assertEquals(ticker.size, 0);
  }
}

Deno.test("a reader whose watch says nothing, or breaks, still gets every event", async () => {
  const watches: Kv["watch"][] = [
    () => new ReadableStream(),
    () => new ReadableStream({ start: (it) => it.error(new Error("broken")) }),
  ];
  for (const watch of watches) {
    await using chat = await createTestChat({
      script: [{ text: "Once upon", hang: true }],
    });
    const { runId } = await say(chat, "a story");
    await firstToken(chat, runId);
    const events = follow(chat, runId, { watch });
    await stop(chat, runId);
    const read = await events;
    assertEquals(read, await chat.events(runId));
    assertEquals(read.at(-1)?.event, "done");
  }
});

Deno.test("a store that cannot be read for a moment costs a reader nothing", async () => {
  await using chat = await createTestChat({ script: [{ text: "Hello" }] });
  const { runId } = await say(chat, "Hi");
  const { kv } = chat.deps;
  let failures = 3;
  const list: Kv["list"] = (options) => {
    if (failures-- > 0) throw new Error("busy");
    return kv.list(options);
  };
  assertEquals(await follow(chat, runId, { list }), await chat.events(runId));
});

Deno.test("a dead run that cannot be recovered ends its readers' streams", async () => {
  await using chat = await createTestChat({ script: [] });
  chat.dead = true;
  const { runId } = await say(chat, "Hi");
  chat.pass(LEASE_MS);
  const atomic: Kv["atomic"] = () => Promise.reject(new Error("disk full"));
  const error = await assertRejects(
    () => follow(chat, runId, { atomic }),
    ApiError,
  );
  assertEquals(error.code, "store_unavailable");
});

Deno.test("a run whose process died is closed while a reader waits for it", async () => {
  await using chat = await createTestChat({ script: [] });
  chat.dead = true;
  const { runId } = await say(chat, "Hi");
  chat.pass(LEASE_MS);
  const events = await follow(chat, runId, {});
  assert(events.at(-1)?.event === "done");
  assertEquals(events.at(-1)?.data, { status: "failed" });
});
