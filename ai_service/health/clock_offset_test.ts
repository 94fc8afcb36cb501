import { assert, assertEquals } from "@std/assert";
import { checkClock, clockOffset } from "./clock_offset.ts";

const DATE = "Thu, 26 Nov 2026 09:00:00 GMT";
const at = (time: string) => new Date(`2026-11-26T${time}Z`);

Deno.test("the offset of equal clocks is half a second at most, whenever in its second the header was written", () => {
  for (let ms = 0; ms < 1000; ms++) {
    const now = new Date(at("09:00:00.000").getTime() + ms);
    const offset = clockOffset({ sentAt: now, receivedAt: now, date: DATE })!;
    assert(Math.abs(offset) <= 500, String(offset));
  }
});

Deno.test("a slow exchange counts by its middle", () => {
  const sentAt = at("09:00:44.500");
  const receivedAt = at("09:00:46.500");
  assertEquals(clockOffset({ sentAt, receivedAt, date: DATE }), 45_000);
});

Deno.test("without a valid Date the offset is not known, and the operator is told", () => {
  const now = at("09:00:00.000");
  for (const date of [null, "", "yesterday"]) {
    const offset = clockOffset({ sentAt: now, receivedAt: now, date });
    assertEquals(offset, undefined);
  }
  assertEquals(checkClock(undefined).reason, "no_date");
});

Deno.test("clocks agree up to the 30 seconds that the contract of tokens allows", () => {
  const statusAt = (offset: number) => checkClock(offset).status;
  assertEquals([30_400, -30_400].map(statusAt), ["ok", "ok"]);
  assertEquals([30_600, -30_600].map(statusAt), ["degraded", "degraded"]);
  assertEquals(checkClock(-100_100).facts, { offsetSeconds: -100 });
});
