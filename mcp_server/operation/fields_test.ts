import { assert, assertEquals } from "@std/assert";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import { instant, text } from "./fields.ts";

Deno.test("a text has no spaces around what can be seen of it", () => {
  const note = text(10);
  assertEquals(note.parse("  \u200b n\u202e "), "n");
  assertEquals(note.parse(" a\n b \n"), "a\n b");
  assertEquals(note.parse(" \u200b "), "");
});

Deno.test("a moment that is taken can be asked for again as it is shown, in every time zone", () => {
  const zones = ["Etc/GMT+12", "America/New_York", "Pacific/Kiritimati"];
  let taken = 0;
  for (const offset of ["-23:59", "-12:00", "+00:00", "+14:00", "+23:59"]) {
    for (const edge of ["2000-01-01T", "2000-01-02T", "2199-12-31T"]) {
      for (const time of ["00:00:00", "09:59:59", "12:00:00", "23:59:59"]) {
        const given = edge + time + offset;
        if (!instant.safeParse(given).success) continue;
        taken++;
        for (const zone of zones) {
          const shown = toLocalIso(new Date(given), zone);
          assert(instant.safeParse(shown).success, `${given}: ${shown}`);
        }
      }
    }
  }
  assert(taken > 10, "too few were taken");
  assert(!instant.safeParse("2199-12-31T23:59:59-23:59").success);
});
