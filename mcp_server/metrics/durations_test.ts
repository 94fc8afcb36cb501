import { assert, assertEquals } from "@std/assert";
import { bucketOf, BUCKETS, quantile } from "./durations.ts";

function counted(values: readonly number[]): number[] {
  const durations: number[] = Array(BUCKETS).fill(0);
  for (const value of values) durations[bucketOf(value)]!++;
  return durations;
}

Deno.test("a duration from a third of a millisecond to two minutes is within 4 % of its bucket", () => {
  let worst = 0;
  for (let value = 0.3; value < 120_000; value *= 1.013) {
    const answered = quantile(counted([value]), 0.5)!;
    worst = Math.max(worst, Math.abs(answered - value) / value);
  }
  assert(worst <= 0.04, `${worst}`);
});

Deno.test("a quantile of two instances together is that of all their requests", () => {
  const fast = Array.from({ length: 90 }, (_, index) => 10 + index / 10);
  const slow = Array.from({ length: 10 }, () => 400);
  const [a, b] = [counted(fast), counted(slow)];
  const both = a.map((count, index) => count + b[index]!);
  const near = (q: number, expected: number) => {
    const value = quantile(both, q)!;
    assert(Math.abs(value - expected) <= expected * 0.04, `${q}: ${value}`);
  };
  near(0.5, 14.9);
  near(0.9, 18.9);
  near(0.91, 400);
  near(0.99, 400);
});

Deno.test("nothing has no quantile, and what is longer than the last bucket is in it", () => {
  assertEquals(quantile([], 0.5), null);
  assertEquals(quantile([0, 0], 0.99), null);
  assertEquals(bucketOf(0), 0);
  assertEquals(bucketOf(1e9), BUCKETS - 1);
});
