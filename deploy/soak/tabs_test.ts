import { assert } from "@std/assert";
import { provesTabs } from "./tabs.ts";

Deno.test("two tabs and a phone show the same, and nothing is done that was not shown", async () => {
  // The soak gives them a second, which a busy machine takes by itself.
  assert(await provesTabs({ rounds: 10, withinMs: 10_000 }));
});
