import { assertEquals } from "@std/assert";
import { movedBy } from "./service_form.ts";

Deno.test("one of a list is moved by a place, and never past its ends", () => {
  const ids = ["a", "b", "c"];
  assertEquals(movedBy(ids, "b", -1), ["b", "a", "c"]);
  assertEquals(movedBy(ids, "b", 1), ["a", "c", "b"]);
  assertEquals(movedBy(ids, "a", -1), ids);
  assertEquals(movedBy(ids, "c", 1), ids);
  assertEquals(movedBy(ids, "x", 1), ids);
});
