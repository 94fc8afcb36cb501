import { assertEquals } from "@std/assert";
import { quotedIn } from "./quoted.ts";

Deno.test("pieces of one word are quoted as one", () => {
  assertEquals(
    quotedIn("ほんまややこしいねん、今日の1時に", ["ほ", "ん", "や", "こしい"]),
    ["ほんまややこしい"],
  );
});

Deno.test("a piece too short to be recognised is quoted with its clause", () => {
  assertEquals(quotedIn("よかった、じゃあキャンセルで", ["か"]), ["よかった"]);
  assertEquals(quotedIn("move it to 4 pm pls", ["m"]), ["move"]);
});

Deno.test("longer pieces, and pieces far apart, stay as they are", () => {
  assertEquals(
    quotedIn("a zorgle on Friday, with a frobnitz", ["zorgle", "frobnitz"]),
    ["zorgle", "frobnitz"],
  );
});

Deno.test("a piece that the message does not hold literally is quoted all the same", () => {
  assertEquals(quotedIn("ﾒﾆｭｰ", ["メニュー"]), ["メニュー"]);
});
