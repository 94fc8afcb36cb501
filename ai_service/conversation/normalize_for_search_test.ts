import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { excerptOf } from "./excerpt.ts";
import { normalizeForSearch } from "./normalize_for_search.ts";

Deno.test("texts that a person takes for the same are the same folded", () => {
  const same = [
    ["カット", "かっと", "ｶｯﾄ"],
    ["ガール", "がーる", "ｶﾞｰﾙ", "か\u3099ーる"],
    ["パーマ", "ぱーま", "ﾊﾟｰﾏ"],
    ["ヴ", "ゔ"],
    ["Haircut", "HAIRCUT", "ｈａｉｒｃｕｔ"],
    ["①", "1", "１"],
    ["㍿", "株式会社"],
    ["Café", "cafe\u0301"],
  ];
  for (const [first, ...others] of same) {
    for (const other of others) {
      assertEquals(normalizeForSearch(other), normalizeForSearch(first!));
    }
  }
  assert(normalizeForSearch("カット") !== normalizeForSearch("カツト"));
});

Deno.test("an excerpt shows the hit as it is written", () => {
  const text = `${"あ".repeat(40)}明日は\nｶﾞｰﾘｰなカットを${"い".repeat(80)}`;
  const { before, match, after } = excerptOf(
    text,
    normalizeForSearch("がーりー"),
  );
  assertEquals(match, "ｶﾞｰﾘｰ");
  assertEquals(before, `…${"あ".repeat(26)}明日は `);
  assertEquals(after, `なカットを${"い".repeat(55)}…`);
  assertEquals(excerptOf("短い", normalizeForSearch("短")), {
    before: "",
    match: "短",
    after: "い",
  });
});

Deno.test("an excerpt is found in any text that contains the hit", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, (before, hit, after) => {
      const folded = normalizeForSearch(hit);
      fc.pre(/^\S+$/.test(folded));
      const whole = before + hit + after;
      const { match } = excerptOf(whole, folded);
      if (match !== "") {
        assert(normalizeForSearch(match).includes(folded), match);
      }
    }),
    { numRuns: 2000 },
  );
});
