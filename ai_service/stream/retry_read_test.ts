import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { retryRead } from "./retry_read.ts";
import { createTestTicker } from "./test_ticker.ts";

/** Lets promises settle between two steps of the test's time. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

Deno.test("a read that fails for a moment is tried again", async () => {
  const ticker = createTestTicker();
  const { signal } = new AbortController();
  let reads = 0;
  const reading = retryRead(
    () => reads++ < 3 ? Promise.reject(new Error("busy")) : Promise.resolve(7),
    { ticker, signal },
  );
  for (const milliseconds of [250, 500, 1_000]) {
    await settle();
    ticker.pass(milliseconds);
  }
  assertEquals([await reading, reads, ticker.size], [7, 4, 0]);
});

Deno.test("a read that keeps failing is given up after four seconds", async () => {
  const ticker = createTestTicker();
  const { signal } = new AbortController();
  let time = 0;
  const reading = assertRejects(
    () =>
      retryRead(() => Promise.reject(new Error("broken")), { ticker, signal }),
    ApiError,
  ).then((error) => ({ code: error.code, time }));
  for (; time < 5_000; time += 250) {
    await settle();
    ticker.pass(250);
  }
  assertEquals(await reading, { code: "store_unavailable", time: 3_750 });
});

Deno.test("a reader that leaves ends the tries", async () => {
  const ticker = createTestTicker();
  const left = new AbortController();
  const { signal } = left;
  const reading = assertRejects(() =>
    retryRead(() => Promise.reject(new Error("broken")), { ticker, signal })
  );
  await settle();
  left.abort();
  await reading;
  assertEquals(ticker.size, 0);
});
