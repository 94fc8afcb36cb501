import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Key, KeyPart } from "../kv.ts";
import { decodeKey, encodeKey, rangeBelow } from "./key_code.ts";

const part: fc.Arbitrary<KeyPart> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\u0000", "\u0000\u00ff", "あ", "a", "b"),
  fc.double({ noNaN: true }).map((number) => number + 0),
  fc.integer(),
);
const key = fc.array(part, { minLength: 1, maxLength: 5 });

Deno.test("a key is read back as it was, whatever its parts are", () => {
  fc.assert(fc.property(key, (key) => {
    assertEquals(decodeKey(encodeKey(key)), key);
  }));
});

Deno.test("the bytes of keys are in the order of keys", () => {
  fc.assert(fc.property(key, key, (one, other) => {
    const order = compareBytes(encodeKey(one), encodeKey(other));
    assertEquals(Math.sign(order), Math.sign(compareKeys(one, other)));
  }));
});

Deno.test("the range of a prefix holds all longer keys, and no others", () => {
  fc.assert(fc.property(key, key, (prefix, other) => {
    const { from, to } = rangeBelow(prefix);
    const isBelow = other.length > prefix.length &&
      compareKeys(other.slice(0, prefix.length), prefix) === 0;
    const bytes = encodeKey(other);
    const isIn = compareBytes(bytes, from) >= 0 && compareBytes(bytes, to) < 0;
    assertEquals(isIn, isBelow);
    const child = encodeKey([...prefix, ...other]);
    assertEquals(compareBytes(child, from) >= 0, true);
    assertEquals(compareBytes(child, to) < 0, true);
  }));
});

function compareKeys(one: Key, other: Key): number {
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    const order = compareParts(part, against);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** Text comes before numbers, and is ordered by code point. */
function compareParts(one: KeyPart, other: KeyPart): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "number") return 1;
  if (typeof other === "number") return -1;
  const points = (text: string) => [...text].map((c) => c.codePointAt(0)!);
  return compareBytes(points(one), points(other));
}

function compareBytes(one: ArrayLike<number>, other: ArrayLike<number>) {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    if (one[at] !== other[at]) return one[at]! - other[at]!;
  }
  return one.length - other.length;
}
