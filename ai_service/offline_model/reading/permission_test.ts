import { assertEquals } from "@std/assert";
import { fold } from "./fold.ts";
import { isUnclear, permissionIn } from "./permission.ts";

const SAID: readonly [text: string, permission: boolean | undefined][] = [
  ["連絡もしなくていいです", false],
  ["連絡しなくてもかまいません", false],
  ["連絡していただかなくて結構です", false],
  ["連絡はいりません", false],
  ["連絡しないでください", false],
  ["連絡してもらって構いません", true],
  ["連絡してかまわないです", true],
  ["連絡していただいて結構です", true],
  ["contacting me isn't necessary", false],
  ["you don't have to contact me", false],
  ["I'd rather not be contacted", false],
  ["I don't mind being contacted", true],
  ["feel free to contact me", true],
  ["連絡してください", undefined],
  ["please contact me", undefined],
];

Deno.test("what need not be is a no, and what one does not mind a yes", () => {
  for (const [text, permission] of SAID) {
    assertEquals(permissionIn(fold(text).text), permission, text);
  }
});

Deno.test("a yes of some that is a no of others is asked about", () => {
  const unclear = [
    "連絡は大丈夫です",
    "連絡はいいです",
    "contact is no problem",
  ];
  for (const text of unclear) assertEquals(isUnclear(fold(text).text), true);
  for (const text of ["連絡しても大丈夫です", "連絡してもいいです"]) {
    assertEquals(isUnclear(fold(text).text), false, text);
  }
});
