import { assertEquals } from "@std/assert";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { pointsUntil } from "./period.ts";

Deno.test("points are where Postgres cuts hours, days and months, also over changes of clocks", async () => {
  await using database = await createTestDatabase();
  const zones = ["Asia/Tokyo", "America/New_York", "Asia/Kolkata"];
  const moments = [
    "2030-01-08T02:20:00Z",
    "2030-03-11T03:59:59.999Z",
    "2030-11-04T05:00:00Z",
    "2030-12-31T23:59:59Z",
  ];
  for (const timeZone of zones) {
    for (const now of moments) {
      for (const unit of ["hour", "day", "month"] as const) {
        const points = pointsUntil(unit, { now: new Date(now), timeZone });
        const isoTimes = points.map((at) => new Date(at).toISOString());
        const cut = await database.owner<{ at: Date }[]>`
          select date_trunc(${unit}, moment, ${timeZone}) as at
          from unnest(string_to_array(${isoTimes.join()}, ',')::timestamptz[])
            as moment`;
        assertEquals(
          points.map((at) => toLocalIso(at, timeZone)),
          cut.map(({ at }) => toLocalIso(at, timeZone)),
          `${unit} in ${timeZone}`,
        );
        const [{ last }] = await database.owner<[{ last: Date }]>`
          select date_trunc(${unit}, ${now}::timestamptz, ${timeZone}) as last`;
        assertEquals(points.at(-1), last.getTime());
        assertEquals(new Set(points).size, points.length);
      }
    }
  }
});
