import { assert, assertEquals } from "@std/assert";
import { retryDelay } from "./retry_delay.ts";

Deno.test("a page asks soon, then steadily enough to be back within two seconds, and less often after more than a minute", () => {
  const delays = Array.from({ length: 100 }, (_, inVain) => retryDelay(inVain));
  assertEquals(delays.slice(0, 4), [400, 800, 1_500, 1_500]);
  const quick = delays.filter((delay) => delay < 2_000);
  const total = quick.reduce((sum, delay) => sum + delay, 0);
  assert(total > 60_000, `${total} ms`);
  assertEquals(delays.at(-1), 8_000);
});
