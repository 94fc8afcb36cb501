import { assert, assertEquals } from "@std/assert";
import { isReminded, mayRemind, reminderDue, retryDelay } from "./rules.ts";

const NEW_YORK = "America/New_York";
const ID = "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11";

Deno.test("a reminder is due at 18:00 of the day before, on the clock of the business", () => {
  const cases: [zone: string, start: string, due: string][] = [
    ["Asia/Tokyo", "2030-01-08T15:00:00+09:00", "2030-01-07T18:00:00+09:00"],
    ["Asia/Tokyo", "2030-01-08T00:00:00+09:00", "2030-01-07T18:00:00+09:00"],
    ["Asia/Tokyo", "2030-03-01T23:59:00+09:00", "2030-02-28T18:00:00+09:00"],
    // Clocks go forward on 10 March 2030, and back on 3 November.
    [NEW_YORK, "2030-03-10T15:00:00-04:00", "2030-03-09T18:00:00-05:00"],
    [NEW_YORK, "2030-03-11T01:00:00-04:00", "2030-03-10T18:00:00-04:00"],
    [NEW_YORK, "2030-11-03T01:30:00-04:00", "2030-11-02T18:00:00-04:00"],
    [NEW_YORK, "2030-11-03T01:30:00-05:00", "2030-11-02T18:00:00-04:00"],
    [NEW_YORK, "2030-11-04T10:00:00-05:00", "2030-11-03T18:00:00-05:00"],
  ];
  for (const [zone, start, due] of cases) {
    const found = reminderDue(new Date(start), zone).toISOString();
    assertEquals(found, new Date(due).toISOString(), `${zone} ${start}`);
  }
});

Deno.test("nobody is reminded from 21:00 until 9:00, also where the clock is changed", () => {
  const cases: [zone: string, now: string, may: boolean][] = [
    ["Asia/Tokyo", "2030-01-07T20:59:59+09:00", true],
    ["Asia/Tokyo", "2030-01-07T21:00:00+09:00", false],
    ["Asia/Tokyo", "2030-01-08T00:00:00+09:00", false],
    ["Asia/Tokyo", "2030-01-08T08:59:59+09:00", false],
    ["Asia/Tokyo", "2030-01-08T09:00:00+09:00", true],
    [NEW_YORK, "2030-03-10T08:59:00-04:00", false],
    [NEW_YORK, "2030-03-10T09:00:00-04:00", true],
    [NEW_YORK, "2030-11-03T08:59:00-05:00", false],
    [NEW_YORK, "2030-11-03T09:00:00-05:00", true],
    [NEW_YORK, "2030-11-02T20:59:00-04:00", true],
    [NEW_YORK, "2030-11-02T21:00:00-04:00", false],
  ];
  for (const [zone, now, may] of cases) {
    assertEquals(mayRemind(new Date(now), zone), may, `${zone} ${now}`);
  }
});

Deno.test("whoever booked before the reminder was due is reminded, and nobody else", () => {
  const start = new Date("2030-01-08T15:00:00+09:00");
  const reminded = (bookedAt: string) =>
    isReminded({ start, bookedAt: new Date(bookedAt) }, "Asia/Tokyo");
  assert(reminded("2030-01-07T17:59:59+09:00"));
  assert(!reminded("2030-01-07T18:00:00+09:00"));
  assert(!reminded("2030-01-08T10:00:00+09:00"));
});

Deno.test("a failed try waits longer each time, up to half an hour and a fifth more", () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 50]
    .map((attempts) => retryDelay(attempts, ID) / 60_000);
  const factor = minutes[0]!;
  assert(factor >= 0.8 && factor <= 1.2);
  assertEquals(
    minutes.map((delay) => Math.round(delay / factor)),
    [1, 2, 4, 8, 16, 30, 30, 30],
  );
  const [low, high] = ["00000000", "ffffffff"]
    .map((id) => retryDelay(9, id) / 60_000);
  assertEquals([Math.round(low!), Math.round(high!)], [24, 36]);
});
