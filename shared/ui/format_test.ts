import { assertEquals } from "@std/assert";
import { formatMoment } from "./format.ts";
import { locales } from "./locale.ts";

/** Both occurrences of a local time, and a time that occurs once. */
const ZONES: Record<string, [first: string, second: string, once: string]> = {
  "America/New_York": [
    "2030-11-03T01:00:00-04:00",
    "2030-11-03T01:00:00-05:00",
    "2030-11-03T02:00:00-05:00",
  ],
  "Europe/London": [
    "2030-10-27T01:30:00+01:00",
    "2030-10-27T01:30:00Z",
    "2030-10-27T02:00:00Z",
  ],
  "Australia/Lord_Howe": [
    "2030-04-07T01:30:00+11:00",
    "2030-04-07T01:30:00+10:30",
    "2030-04-07T02:00:00+10:30",
  ],
};

Deno.test("a local time that occurs twice is told apart, and no other has a zone behind it", () => {
  for (const [timeZone, moments] of Object.entries(ZONES)) {
    for (const locale of locales) {
      const [first, second, once] = moments.map((moment) =>
        formatMoment(new Date(moment), { locale, timeZone }, {
          timeStyle: "short",
        })
      );
      assertEquals(first !== second, true, `${timeZone}: ${first}`);
      assertEquals(/\d:\d\d$|[AP]M$/.test(once!), true, once);
      const day = formatMoment(new Date(moments[0]), { locale, timeZone }, {
        dateStyle: "short",
      });
      assertEquals(/GMT|E[SD]T/.test(day), false, day);
    }
  }
});
