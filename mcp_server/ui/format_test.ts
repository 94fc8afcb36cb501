import { assertEquals } from "@std/assert";
import { parsePrice } from "../../shared/text/price.ts";
import { formatMinutes, typedPrice } from "./format.ts";

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

Deno.test("an amount is shown as it is typed", () => {
  assertEquals(typedPrice(5500, "JPY"), "5500");
  assertEquals(typedPrice(1250, "USD"), "12.50");
});

Deno.test("minutes are said in days, hours and minutes", () => {
  assertEquals(formatMinutes(90, "ja"), "1 時間 30 分");
  assertEquals(formatMinutes(60, "en"), "1 hour");
  assertEquals(formatMinutes(2880, "en"), "2 days");
  assertEquals(formatMinutes(0, "en"), "0 minutes");
});
