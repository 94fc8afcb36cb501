import { assertEquals } from "@std/assert";
import { addMonths, monthsUntil } from "./months.ts";

Deno.test("a month begins and ends at midnight of the business, also across a change of the clocks", () => {
  const spans = monthsUntil("2030-03", {
    count: 2,
    timeZone: "America/New_York",
  }).map(({ month, from, until }) => [
    month,
    from.toISOString(),
    until.toISOString(),
  ]);
  assertEquals(spans, [
    ["2030-02", "2030-02-01T05:00:00.000Z", "2030-03-01T05:00:00.000Z"],
    ["2030-03", "2030-03-01T05:00:00.000Z", "2030-04-01T04:00:00.000Z"],
  ]);
});

Deno.test("months are counted across years", () => {
  assertEquals([addMonths("2030-01", -1), addMonths("2029-12", 1)], [
    "2029-12",
    "2030-01",
  ]);
});
