import { assertEquals, assertStringIncludes } from "@std/assert";
import { readFailedIn } from "./refused.ts";

Deno.test("a look-up that was not answered says that the counter cannot be reached, and nothing of any change", () => {
  const ja = readFailedIn("ja")("unavailable");
  const en = readFailedIn("en")("unavailable");
  assertStringIncludes(ja, "窓口につながらない");
  assertStringIncludes(en, "counter cannot be reached at the moment");
  for (const code of ["unavailable", "tool_failed", "rate_limited"]) {
    assertEquals(
      readFailedIn("ja")(code).includes("何も変わっていません"),
      false,
    );
    assertEquals(
      readFailedIn("en")(code).includes("nothing was changed"),
      false,
    );
  }
});
