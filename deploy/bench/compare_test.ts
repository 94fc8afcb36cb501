import { assertAlmostEquals, assertEquals } from "@std/assert";
import { inTurn, median, pairedRatios, ratio } from "./compare.ts";

function results(answered: readonly number[]) {
  return answered.map((answered) => ({
    answered,
    seconds: 1,
    p50: 1000 / answered,
    p99: 2000 / answered,
    refused: 0,
  }));
}

Deno.test("each round turns the order of the contenders around", () => {
  const sides = ["this", "that"] as const;
  assertEquals([0, 1, 2, 3].map((round) => inTurn(sides, round)), [
    ["this", "that"],
    ["that", "this"],
    ["this", "that"],
    ["that", "this"],
  ]);
  assertEquals(sides, ["this", "that"]);
});

Deno.test("the median is the middle value, or the mean of the middle two", () => {
  assertEquals(median([10, 9, 100]), 10);
  assertEquals(median([4, 1, 3, 2]), 2.5);
});

Deno.test("a ratio is of two measurements of the same round", () => {
  // The machine was half as fast in the second round, for both sides.
  const measured = {
    this: results([90, 50, 99]),
    that: results([100, 50, 110]),
  };
  assertEquals(pairedRatios(measured, "this", "that"), [0.9, 1, 0.9]);
  assertEquals(ratio(measured, "this", "that"), 0.9);
});

Deno.test("the median of the paired ratios is not the ratio of the medians", () => {
  const measured = {
    this: results([100, 200, 300]),
    that: results([50, 300, 200]),
  };
  // Medians: 200 and 200. Pairs: 2, 2/3 and 3/2.
  assertEquals(ratio(measured, "this", "that"), 1.5);
  const p50 = ratio(measured, "this", "that", ({ p50 }) => p50);
  assertAlmostEquals(p50, 2 / 3);
});
