import { assertEquals } from "@std/assert";
import { isWithinLength } from "./length.ts";

/** One character as people count, of so many code points. */
const CHARACTERS = ["a", "𠮷", "か\u3099", "👩‍👩‍👧", "🇯🇵", "e\u0301"];

Deno.test("characters are counted as people count them", () => {
  for (const character of CHARACTERS) {
    assertEquals(isWithinLength(character.repeat(50), 50), true, character);
    assertEquals(isWithinLength(character.repeat(51), 50), false, character);
  }
  assertEquals(isWithinLength("", 0), true);
});

Deno.test("there are at most 8 code points for each character that is allowed", () => {
  const accents = (count: number) => `a${"\u0301".repeat(count - 1)}`;
  assertEquals(isWithinLength(accents(8 * 50), 50), true);
  assertEquals(isWithinLength(accents(8 * 50 + 1), 50), false);
  assertEquals(isWithinLength(accents(1_000_000), 50), false);
});
