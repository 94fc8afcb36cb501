import { assertEquals } from "@std/assert";
import { weekBehind } from "./week_behind.ts";

Deno.test("the week behind is counted from the week of the day spoken of", () => {
  const spoken = { today: "2026-11-26", from: "2026-12-05" };
  assertEquals(
    weekBehind({ kind: "on", date: "2026-12-01", behind: true }, spoken),
    { kind: "on", date: "2026-12-08" },
  );
  const week = {
    kind: "window",
    from: "2026-11-30",
    to: "2026-12-06",
  } as const;
  assertEquals(weekBehind({ ...week, behind: true }, spoken), {
    kind: "window",
    from: "2026-12-07",
    to: "2026-12-13",
  });
});

Deno.test("next week, which is today's next one, stays", () => {
  const day = { kind: "on", date: "2026-12-01" } as const;
  const spoken = { today: "2026-11-26", from: "2026-12-05" };
  assertEquals(weekBehind(day, spoken), day);
});
