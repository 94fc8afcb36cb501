import { assertEquals } from "@std/assert";
import { hiraganaOf } from "./kana.ts";

Deno.test("a romanized name is read as hiragana", () => {
  assertEquals(hiraganaOf("Hayashi"), "はやし");
  assertEquals(hiraganaOf("Mori"), "もり");
  assertEquals(hiraganaOf("Honjo"), "ほんじょ");
  assertEquals(hiraganaOf("Matsuda"), "まつだ");
});

Deno.test("what is no romanized name has no reading", () => {
  assertEquals(hiraganaOf("Smith"), undefined);
  assertEquals(hiraganaOf(""), undefined);
});
