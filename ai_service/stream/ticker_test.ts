import { assertEquals } from "@std/assert";
import { createTicker, waitTicks } from "./ticker.ts";

Deno.test("actions are repeated in their own periods, until they are stopped", async () => {
  const ticker = createTicker();
  const done: string[] = [];
  const stops = [
    ticker.every(500, () => done.push("slow")),
    ticker.every(250, () => done.push("fast")),
  ];
  const { signal } = new AbortController();
  await waitTicks(ticker, 1_000, signal);
  for (const stop of stops) stop();
  assertEquals(done.toSorted(), [
    "fast",
    "fast",
    "fast",
    "fast",
    "slow",
    "slow",
  ]);
});

Deno.test("a wait ends early when its reader leaves", async () => {
  const left = new AbortController();
  const ticker = createTicker();
  const waiting = waitTicks(ticker, 60_000, left.signal);
  left.abort();
  await waiting;
  await waitTicks(ticker, 60_000, left.signal);
});
