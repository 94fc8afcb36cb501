import { assertEquals } from "@std/assert";
import {
  atStart,
  earlierThan,
  laterThan,
  MOST_SHOWN,
  type Place,
  windowUpTo,
} from "./transcript_window.ts";

Deno.test("a conversation is walked up and down with so many messages shown at most", () => {
  let loaded = { count: 50, earlierCount: 0 };
  let last: Place | null = null;
  const seen = new Set<number>();
  const look = () => {
    const { start, end } = windowUpTo(last, loaded);
    assertEquals(end - start <= MOST_SHOWN, true);
    for (let at = start; at < end; at++) seen.add(at - loaded.earlierCount);
    return { start, end };
  };
  look();
  while (loaded.count < 5000) {
    const earlierCount = loaded.earlierCount + 50;
    loaded = { count: loaded.count + 50, earlierCount };
    last = atStart(loaded);
    assertEquals(look().start, 0);
  }
  assertEquals(seen.size, 5000);
  seen.clear();
  let shown = look();
  while (last !== null) {
    last = laterThan(shown, loaded);
    shown = look();
  }
  assertEquals([seen.size, shown.end], [5000, 5000]);
  for (let steps = 0; shown.start > 0; steps++) {
    last = earlierThan(shown, loaded);
    shown = look();
    assertEquals(steps < 100, true);
  }
  assertEquals(shown, { start: 0, end: MOST_SHOWN });
});

Deno.test("a window stays where it is while messages come above and below", () => {
  const last = 400 - 4550;
  const before = windowUpTo(last, { count: 4600, earlierCount: 4550 });
  const after = windowUpTo(last, { count: 4652, earlierCount: 4600 });
  assertEquals([before.start, after.start - 50], [0, 0]);
});
