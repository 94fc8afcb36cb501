import { assertEquals, assertRejects } from "@std/assert";
import type { NewEvent } from "../conversation/events.ts";
import { LeaseLostError } from "../conversation/lease.ts";
import { EventWriter } from "./event_writer.ts";

function recordingRun() {
  const batches: NewEvent[][] = [];
  return {
    batches,
    appendEvents(events: readonly NewEvent[]) {
      batches.push([...events]);
      return Promise.resolve();
    },
  };
}

const token = (text: string): NewEvent => ({ event: "token", data: { text } });

Deno.test("the first event is stored at once", () => {
  const run = recordingRun();
  new EventWriter(run).push(token("a"));
  assertEquals(run.batches, [[token("a")]]);
});

Deno.test("tokens that follow closely are stored as one, before what ends the run", async () => {
  const run = recordingRun();
  const writer = new EventWriter(run);
  for (const text of ["こ", "ん", "に", "ち", "は"]) writer.push(token(text));
  const done: NewEvent = { event: "done", data: { status: "completed" } };
  await run.appendEvents([...await writer.take(), done]);
  assertEquals(run.batches, [
    [token("こ")],
    [token("んにちは")],
    [done],
  ]);
});

Deno.test("a lost lease shows when the rest is taken", async () => {
  const writer = new EventWriter({
    appendEvents: () => Promise.reject(new LeaseLostError("lost")),
  });
  writer.push(token("a"));
  await assertRejects(() => writer.take(), LeaseLostError);
});

Deno.test("behind events that could not be stored, none is stored", async () => {
  const run = recordingRun();
  let isDown = true;
  const writer = new EventWriter({
    appendEvents: (events) =>
      isDown
        ? Promise.reject(new Error("unreachable"))
        : run.appendEvents(events),
  });
  writer.push(token("a"));
  await new Promise((resolve) => setTimeout(resolve));
  isDown = false;
  writer.push(token("b"));
  await assertRejects(() => writer.take(), Error, "unreachable");
  assertEquals(run.batches, []);
});
