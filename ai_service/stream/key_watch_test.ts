import { assertEquals } from "@std/assert";
import type { Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { KeyWatch, POLL_MS } from "./key_watch.ts";
import { createTestTicker } from "./test_ticker.ts";

const KEY = ["user", "usr_1", "head"];

/** A watch that never reports anything, and never fails either. */
const silent: Kv["watch"] = () => new ReadableStream();

function start(kv: Pick<Kv, "watch">) {
  const ticker = createTestTicker();
  const left = new AbortController();
  const { signal } = left;
  return {
    ticker,
    left,
    watch: new KeyWatch({ kv, ticker, key: KEY, signal }),
  };
}

Deno.test("a key is read at once, and again after each change", async () => {
  using kv = await openTestKv();
  const { watch } = start(kv);
  assertEquals(await watch.next(), "change");
  // The watch reports what is there when it begins.
  assertEquals(await watch.next(), "change");
  await kv.set(KEY, 1);
  assertEquals(await watch.next(), "change");
  watch.close();
});

Deno.test("a key whose watch has gone silent is read every two seconds", async () => {
  using kv = await openTestKv();
  const { watch, ticker } = start(changedKv(kv, { watch: silent }));
  await watch.next();
  for (let polls = 0; polls < 3; polls++) {
    const next = watch.next();
    ticker.pass(POLL_MS);
    assertEquals(await next, "poll");
  }
  watch.close();
});

Deno.test("a watch that breaks, or cannot be opened, is opened again", async () => {
  using kv = await openTestKv();
  const faults = [
    () => new ReadableStream({ start: (it) => it.error(new Error("broken")) }),
    () => {
      throw new Error("refused");
    },
  ];
  const { watch, ticker } = start(changedKv(kv, {
    watch: (keys) => faults.shift()?.() ?? kv.watch(keys),
  }));
  await watch.next();
  for (let polls = 0; polls < 2; polls++) {
    ticker.pass(POLL_MS);
    assertEquals(await watch.next(), "poll");
  }
  assertEquals(await watch.next(), "change");
  await kv.set(KEY, 1);
  assertEquals(await watch.next(), "change");
  watch.close();
});

Deno.test("a reader that leaves waits no longer, and leaves nothing behind", async () => {
  using kv = await openTestKv();
  const cancelled = Promise.withResolvers<void>();
  const watched: Kv["watch"] = () =>
    new ReadableStream({ cancel: () => cancelled.resolve() });
  const { watch, ticker, left } = start(changedKv(kv, { watch: watched }));
  await watch.next();
  const next = watch.next();
  left.abort();
  await next;
  watch.close();
  await cancelled.promise;
  assertEquals(ticker.size, 0);
});
