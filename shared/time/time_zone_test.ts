import { assertEquals } from "@std/assert";
import {
  addDays,
  atLocalTime,
  localDay,
  toLocalIso,
  weekday,
} from "./time_zone.ts";

const BERLIN = "Europe/Berlin";
const iso = (instant: number) => new Date(instant).toISOString();

Deno.test("an instant is formatted in local time", () => {
  const instant = Date.parse("2030-05-01T06:00:00Z");
  assertEquals(toLocalIso(instant, "Asia/Tokyo"), "2030-05-01T15:00:00+09:00");
  assertEquals(toLocalIso(instant, BERLIN), "2030-05-01T08:00:00+02:00");
  assertEquals(
    toLocalIso(instant, "America/St_Johns"),
    "2030-05-01T03:30:00-02:30",
  );
  assertEquals(toLocalIso(instant, "UTC"), "2030-05-01T06:00:00+00:00");
});

Deno.test("the day of an instant is the local day", () => {
  const instant = Date.parse("2030-12-31T15:00:00Z");
  assertEquals(localDay(instant, "Asia/Tokyo"), "2031-01-01");
  assertEquals(localDay(instant, BERLIN), "2030-12-31");
  assertEquals(addDays("2030-02-28", 1), "2030-03-01");
  assertEquals(weekday("2030-01-07"), 1);
  assertEquals(weekday("2030-01-13"), 7);
});

Deno.test("a local time that is skipped in spring is moved forward", () => {
  const skipped = atLocalTime("2030-03-31", 2 * 60 + 30, BERLIN);
  assertEquals(toLocalIso(skipped, BERLIN), "2030-03-31T03:30:00+02:00");
});

Deno.test("a local time that occurs twice in autumn is the first of the two", () => {
  const doubled = atLocalTime("2030-10-27", 2 * 60 + 30, BERLIN);
  assertEquals(iso(doubled), "2030-10-27T00:30:00.000Z");
});

Deno.test("24:00 is the midnight at the end of a day, also on days of 23 and 25 hours", () => {
  for (const day of ["2030-03-31", "2030-10-27", "2030-06-01"]) {
    assertEquals(
      atLocalTime(day, 24 * 60, BERLIN),
      atLocalTime(addDays(day, 1), 0, BERLIN),
    );
  }
});

Deno.test("every noon of a year converts to an instant and back", () => {
  for (const zone of [BERLIN, "Australia/Lord_Howe", "Asia/Tokyo"]) {
    let day = "2030-01-01";
    for (; day < "2031-01-01"; day = addDays(day, 1)) {
      const noon = atLocalTime(day, 12 * 60, zone);
      assertEquals(toLocalIso(noon, zone).slice(0, 16), `${day}T12:00`);
    }
  }
});
