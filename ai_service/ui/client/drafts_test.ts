import { assertEquals } from "@std/assert";
import { createDrafts } from "./drafts.ts";

Deno.test("drafts are kept per conversation until they are empty", () => {
  const drafts = createDrafts(() => sessionStorage);
  drafts.write(null, "new");
  drafts.write("cnv_1", "old");
  assertEquals([drafts.read(null), drafts.read("cnv_1")], ["new", "old"]);
  drafts.write(null, "");
  drafts.write("cnv_1", "");
  assertEquals([drafts.read(null), sessionStorage.length], ["", 0]);
});

Deno.test("drafts ask for no storage where there is none", () => {
  const drafts = createDrafts(() => {
    throw new DOMException("denied", "SecurityError");
  });
  drafts.write("cnv_1", "text");
  assertEquals(drafts.read("cnv_1"), "");
});
