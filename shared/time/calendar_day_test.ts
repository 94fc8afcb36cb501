import { assertEquals } from "@std/assert";
import { dayInZone, momentInZone } from "./calendar_day.ts";

Deno.test("a local day and time converts to an instant and back", () => {
  const day = { year: 2030, month: 5, day: 1 };
  for (const zone of ["Asia/Tokyo", "America/New_York", "UTC"]) {
    const moment = momentInZone(day, 15 * 60 + 30, zone);
    assertEquals(dayInZone(moment, zone), { ...day, minutesOfDay: 930 });
  }
  assertEquals(
    momentInZone(day, 9 * 60, "Asia/Tokyo").toISOString(),
    "2030-05-01T00:00:00.000Z",
  );
});

Deno.test("days past the end of a month roll over", () => {
  const beyond = { year: 2030, month: 12, day: 32 };
  assertEquals(
    momentInZone(beyond, 0, "UTC").toISOString(),
    "2031-01-01T00:00:00.000Z",
  );
});
