import { assertEquals } from "@std/assert";
import { openDay } from "./open_day.ts";

Deno.test("on every day of the week, an open day is two to five days ahead", () => {
  const days = [...Array(7).keys()].map((index) =>
    openDay(new Date(`2030-01-0${index + 1}T23:59:00+09:00`)).en
  );
  assertEquals(days, [
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Thursday",
    "Thursday",
    "Thursday",
  ]);
});

Deno.test("an open day has its name in both languages, and its date there", () => {
  assertEquals(openDay(new Date("2030-01-08T20:00:00Z")), {
    ja: "金曜日",
    en: "Friday",
    date: "2030-01-11",
  });
});
