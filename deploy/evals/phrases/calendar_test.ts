import { assertEquals } from "@std/assert";
import { dateOf, dayNumber, monthLength, weekdayOf } from "./calendar.ts";

Deno.test("days, weekdays and months agree with the runtime's calendar", () => {
  for (let number = 18_000; number < 30_000; number++) {
    const date = new Date(number * 86_400_000);
    const { year, month, day } = dateOf(number);
    assertEquals(
      [year, month, day, weekdayOf(number), dayNumber({ year, month, day })],
      [
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        date.getUTCDay(),
        number,
      ],
    );
  }
  assertEquals([2, 4, 12].map((month) => monthLength(2028, month)), [
    29,
    30,
    31,
  ]);
});
