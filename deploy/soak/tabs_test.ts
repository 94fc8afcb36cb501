import { assert } from "@std/assert";
import { provesTabs } from "./tabs.ts";

Deno.test("two tabs and a phone show the same, and nothing is done that was not shown", async () => {
  assert(await provesTabs(10));
});
