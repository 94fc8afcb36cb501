import { assertEquals } from "@std/assert";
import { readShared } from "./shared_reading.ts";

Deno.test("cards that ask for the same list share one reading, until something is said", async () => {
  const asked: string[] = [];
  const read = (tool: string) => {
    asked.push(tool);
    return Promise.resolve(asked.length);
  };
  const ask = (until: string) =>
    readShared({ read }, "shared_list", { args: {}, until });
  assertEquals(await Promise.all([ask("a"), ask("a"), ask("a")]), [1, 1, 1]);
  assertEquals(await Promise.all([ask("b"), ask("b")]), [2, 2]);
  assertEquals(asked.length, 2);
});
