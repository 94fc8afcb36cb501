import { assertEquals } from "@std/assert";
import { parsePrice } from "./format.ts";

Deno.test("an amount is read as it is typed, in the units of its currency", () => {
  const cases: [string, string, number][] = [
    ["100", "JPY", 100],
    ["１，２００", "JPY", 1200],
    ["¥1,200", "JPY", 1200],
    ["1.5", "JPY", NaN],
    ["12", "USD", 1200],
    ["$12.5", "USD", 1250],
    ["12.345", "USD", NaN],
    ["-1", "JPY", NaN],
    ["abc", "JPY", NaN],
    ["", "JPY", NaN],
  ];
  for (const [typed, currency, expected] of cases) {
    assertEquals(parsePrice(typed, currency), expected, typed);
  }
});
