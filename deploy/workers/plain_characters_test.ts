import { assertEquals } from "@std/assert";
import { withPlainCharacters } from "./plain_characters.ts";

Deno.test("Japanese is written out, and means what it meant", () => {
  const code = String
    .raw`["\u4E88\u7D04\n", ${"`\\u30AB${1}`"}, /[\u3041-\u3096]/]`;
  const plain = withPlainCharacters(code);
  assertEquals(plain, '["予約\\n", `カ${1}`, /[ぁ-ゖ]/]');
  const [text, template, pattern] = eval(plain);
  assertEquals([text, template], eval(code).slice(0, 2));
  assertEquals(["ぁ", "ゖ", "ァ"].map((kana) => pattern.test(kana)), [
    true,
    true,
    false,
  ]);
});

Deno.test("what could mean something else is left as it is", () => {
  const kept = [
    String.raw`"\\u4E88"`,
    String.raw`"\u2028\u3000\uD83D\uDE00\u0022"`,
    String.raw`/\u{3042}/u`,
  ];
  for (const code of kept) assertEquals(withPlainCharacters(code), code);
  assertEquals(withPlainCharacters(String.raw`"\\\u4E88"`), '"\\\\予"');
});
