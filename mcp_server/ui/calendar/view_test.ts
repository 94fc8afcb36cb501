import { assertEquals } from "@std/assert";
import { calendarHref, daysOf, readQuery, spanOf, stepped } from "./view.ts";

Deno.test("the address says what is shown, and what it does not say is today", () => {
  const href = calendarHref({
    view: "week",
    date: "2030-01-08",
    column: "res_a",
    status: "no_show",
  });
  const asked = readQuery(
    new URL(href, "http://localhost").searchParams,
    "2030-02-01",
  );
  assertEquals(calendarHref(asked), href);
  for (const date of ["", "2030-02-31", "1999-01-01", "x", "2200-01-01"]) {
    const query = new URLSearchParams({ date, view: "year", status: "gone" });
    assertEquals(readQuery(query, "2030-02-01"), {
      view: "day",
      date: "2030-02-01",
      column: undefined,
      status: undefined,
    });
  }
});

Deno.test("weeks start on Monday, and a month has whole weeks", () => {
  const week = daysOf({ view: "week", date: "2030-01-08" });
  assertEquals([week[0], week.at(-1)], ["2030-01-07", "2030-01-13"]);
  const cases = [
    ["2030-01-31", "2029-12-31", "2030-02-03"],
    ["2030-09-15", "2030-08-26", "2030-10-06"],
    ["2027-02-01", "2027-02-01", "2027-03-07"],
  ] as const;
  for (const [date, first, last] of cases) {
    const days = daysOf({ view: "month", date });
    assertEquals([days[0], days.at(-1)], [first, last]);
  }
});

Deno.test("a step goes a day, a week or a month on, and back", () => {
  const on = (view: "day" | "week" | "month", date: string) =>
    stepped({ view, date }, 1).date;
  assertEquals(on("day", "2030-02-28"), "2030-03-01");
  assertEquals(on("week", "2030-02-28"), "2030-03-07");
  assertEquals(on("month", "2030-01-31"), "2030-02-01");
  assertEquals(
    stepped({ view: "month", date: "2030-01-31" }, -1).date,
    "2029-12-01",
  );
});

Deno.test("a day on which the clock is put back is longer", () => {
  const query = { view: "day", date: "2030-11-03" } as const;
  assertEquals(spanOf(query, "America/New_York"), {
    from: "2030-11-03T00:00:00-04:00",
    to: "2030-11-04T00:00:00-05:00",
  });
});
