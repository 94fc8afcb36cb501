import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { Random } from "./random.ts";

function firstNumbers(seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: 1000 }, () => random.next());
}

Deno.test("a seed repeats its numbers, another gives others", () => {
  assertEquals(firstNumbers(7), firstNumbers(7));
  assertNotEquals(firstNumbers(7), firstNumbers(8));
});

Deno.test("the numbers lie between 0 and 1, on both sides of the middle", () => {
  const numbers = firstNumbers(7);
  assert(numbers.every((number) => number >= 0 && number < 1));
  const low = numbers.filter((number) => number < 0.5).length;
  assert(low > 450 && low < 550, `${low}`);
});
