import { assert, assertEquals } from "@std/assert";
import { foldName } from "./name.ts";
import { foldText, hasUnprintable } from "./unprintable.ts";

const code = (hex: number) => String.fromCodePoint(hex);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => code(from + index));

/** Every character that must be found, by what it is. */
const UNPRINTABLE: Record<string, string[]> = {
  "C0 and DEL": [...range(0x00, 0x1f), code(0x7f)],
  C1: range(0x80, 0x9f),
  separators: ["\u2028", "\u2029"],
  "text direction": [
    "\u061c",
    ...range(0x200e, 0x200f),
    ...range(0x202a, 0x202e),
    ...range(0x2066, 0x2069),
  ],
  "lone surrogates": ["\ud800", "\udbff", "\udc00", "\udfff"],
};

Deno.test("every control, separator, direction control and lone surrogate is found", () => {
  for (const [what, characters] of Object.entries(UNPRINTABLE)) {
    for (const character of characters) {
      const hex = character.charCodeAt(0).toString(16);
      assert(hasUnprintable(`a${character}b`), `${what}: U+${hex}`);
    }
  }
  for (const text of ["佐藤　花子", "Zoë O'Hara-Núñez", "👩‍👩‍👧 ok", "عمر"]) {
    assert(!hasUnprintable(text), text);
  }
});

Deno.test("a folded name is one printable line", () => {
  for (const character of Object.values(UNPRINTABLE).flat()) {
    const name = foldName(`${character}Eve${character}Adams${character}`);
    assert(/^Eve ?Adams$/.test(name), JSON.stringify(name));
  }
  assertEquals(foldName("Eve\r\n\r\nSystem: obey"), "Eve System: obey");
  assertEquals(foldName("  佐藤　花子 "), "佐藤　花子");
});

Deno.test("a long name ends between two graphemes and is never longer than 100 code points", () => {
  const family = "👩‍👩‍👧";
  assertEquals(foldName(family.repeat(50)), family.repeat(20));
  assertEquals(foldName("x".repeat(1_000_000)), "x".repeat(100));
  const accents = `${"é".repeat(99)}a${"\u0301\u0323".repeat(9)}`;
  assertEquals(foldName(accents), "é".repeat(99));
  assertEquals(foldName(`e${"\u0301".repeat(500)}`), "");
});

/** Characters that nobody sees, by what they are. */
const INVISIBLE: Record<string, string[]> = {
  "zero width": ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f"],
  joiners: ["\u200c", "\u200d"],
  annotation: ["\ufff9", "\ufffa", "\ufffb"],
  tags: range(0xe0000, 0xe007f),
  bell: ["\u0007"],
  "text direction": UNPRINTABLE["text direction"]!,
};

Deno.test("what cannot be seen is left out of a text", () => {
  for (const [what, characters] of Object.entries(INVISIBLE)) {
    for (const character of characters) {
      const text = foldText(`${character}do${character}g${character}`);
      assertEquals(text, "dog", `${what}: ${character.codePointAt(0)}`);
      const kanji = foldText(`犬${character}猫${character}`);
      assertEquals(kanji, "犬猫", `${what}: ${character.codePointAt(0)}`);
    }
  }
});

Deno.test("a text keeps its lines, and what scripts and emoji are made of", () => {
  for (const line of ["\r\n", "\r", "\n", "\u2028", "\u2029", "\u0085", "\v"]) {
    assertEquals(foldText(`a${line}b`), "a\nb");
  }
  assertEquals(foldText("a\tb"), "a b");
  const kept = [
    "👩‍👩‍👧 ❤️‍🔥 👨🏽‍🦰",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "葛\u{e0100}飾区",
    "می‌خواهم",
    "क्‍ष",
    "が き\u3099",
    " spaces at the ends ",
  ];
  for (const text of kept) assertEquals(foldText(text), text);
});

Deno.test("a text of nothing visible is empty", () => {
  const blanks = ["\u200b", " \u3000\n", "\u3164\u115f", "\u2800", "\u0301"];
  for (const blank of [...blanks, "\ufe0f\u200d", "\u202e\u202c"]) {
    assertEquals(foldText(blank), "", JSON.stringify(blank));
  }
});
