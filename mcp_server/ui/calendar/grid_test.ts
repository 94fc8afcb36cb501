import { assert, assertEquals } from "@std/assert";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import {
  bookingsIn,
  type GridColumn,
  hourLines,
  momentAt,
  placeIn,
  stretchOf,
} from "./grid.ts";
import { toInstant, toLocalMoment } from "./local_moment.ts";

const QUARTER = 15 * 60_000;

/** Days around which clocks change, in each zone both ways. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  "Asia/Tokyo": ["2030-03-10", "2030-11-03"],
  "America/New_York": ["2030-03-09", "2030-03-10", "2030-11-03", "2030-11-04"],
  "Europe/London": ["2030-03-31", "2030-10-27"],
  "Australia/Lord_Howe": ["2030-04-07", "2030-10-06"],
};

/** The moments of a day by Temporal, which the calendar does not use. */
function quartersOf(day: string, timeZone: string): number[] {
  const date = Temporal.PlainDate.from(day);
  const [from, until] = [date, date.add({ days: 1 })]
    .map((each) => each.toZonedDateTime(timeZone).epochMilliseconds);
  const quarters: number[] = [];
  for (let at = from!; at < until!; at += QUARTER) quarters.push(at);
  return quarters;
}

Deno.test("every quarter of an hour of a day has its place, also where clocks change", () => {
  let checked = 0;
  for (const [timeZone, days] of Object.entries(ZONES)) {
    for (const day of days) {
      const column = stretchOf(day, [0, 24 * 60], timeZone);
      const quarters = quartersOf(day, timeZone);
      assertEquals(column.from, quarters[0]);
      assertEquals(column.until, quarters.at(-1)! + QUARTER);
      for (const at of quarters) {
        const place = placeIn(column, { from: at, until: at + QUARTER });
        assertEquals(momentAt(column, parseFloat(place!.top)), at);
        const typed = toLocalMoment(at, timeZone);
        assertEquals(toInstant(typed, timeZone, at), at);
        const local = Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(timeZone);
        assertEquals(
          `${typed.day} ${typed.time}`,
          `${local.toPlainDate()} ${
            local.toPlainTime().toString().slice(0, 5)
          }`,
        );
        checked++;
      }
      const hours = quarters.filter((at) =>
        Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(timeZone).minute === 0
      );
      assertEquals(hourLines(column, timeZone), hours, `${day} ${timeZone}`);
    }
  }
  assert(checked > 900);
});

function booking(id: string, start: string, end: string) {
  const at = (time: string) => `2030-01-08T${time}:00+09:00`;
  return {
    id,
    start: at(start),
    end: at(end),
    resourceId: "res_a",
  } as CalendarBooking;
}

Deno.test("bookings at the same time share the width of their column", () => {
  const column: GridColumn = {
    key: "day",
    day: "2030-01-08",
    resourceId: null,
    ...stretchOf("2030-01-08", [9 * 60, 18 * 60], "Asia/Tokyo"),
  };
  const placed = bookingsIn(column, [
    booking("early", "07:00", "08:00"),
    booking("a", "10:00", "12:00"),
    booking("b", "10:30", "11:00"),
    booking("c", "11:00", "12:00"),
    booking("d", "12:00", "13:00"),
  ]);
  assertEquals(
    placed.map(({ booking, lane, lanes }) => `${booking.id} ${lane}/${lanes}`),
    ["a 0/2", "b 1/2", "c 1/2", "d 0/1"],
  );
});
