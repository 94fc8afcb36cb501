import { assertEquals } from "@std/assert";
import { text } from "./fields.ts";

Deno.test("a text has no spaces around what can be seen of it", () => {
  const note = text(10);
  assertEquals(note.parse("  \u200b n\u202e "), "n");
  assertEquals(note.parse(" a\n b \n"), "a\n b");
  assertEquals(note.parse(" \u200b "), "");
});
