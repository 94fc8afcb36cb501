import { assertEquals } from "@std/assert";
import type { Opening } from "../../booking/resource/schemas.ts";
import {
  hoursField,
  hoursFrom,
  OPENINGS,
  typedHours,
  weekdayName,
  WEEKDAYS,
} from "./weekly_hours.ts";

const HOURS: Opening[] = [
  { weekday: 1, opens: "10:00", closes: "13:00" },
  { weekday: 1, opens: "14:00", closes: "19:00" },
  { weekday: 6, opens: "18:00", closes: "24:00" },
];

Deno.test("hours that a form shows are those that it gives back", () => {
  const shown = new Map<string, string>();
  for (const weekday of WEEKDAYS) {
    for (const index of OPENINGS) {
      for (const part of ["opens", "closes"] as const) {
        shown.set(
          hoursField(part, weekday, index),
          typedHours(HOURS, { part, weekday, index }),
        );
      }
    }
  }
  const get = (name: string) => shown.get(name) ?? "";
  assertEquals(
    hoursFrom({ get, optional: get, sent: get, all: () => [] }),
    HOURS,
  );
});

Deno.test("a week begins on Monday", () => {
  assertEquals(weekdayName(1, "en"), "Monday");
  assertEquals(weekdayName(7, "ja"), "日曜日");
});
