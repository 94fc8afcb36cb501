import { assertEquals } from "@std/assert";
import { proveStreams } from "./streams.ts";

Deno.test("readers that leave and come back get every event once, and idle streams still tell", async () => {
  const few = { runs: 30, streams: 100, active: 10 };
  // The memory of so few streams says little; it is printed only.
  assertEquals((await proveStreams(few)).eventsWrong, 0);
});
