import { assertEquals, assertRejects } from "@std/assert";
import { LeaseLostError, type NewEvent } from "./event_log.ts";
import { RunWriter } from "./run_writer.ts";

function recordingLog() {
  const batches: NewEvent[][] = [];
  return {
    batches,
    append(events: readonly NewEvent[]) {
      batches.push([...events]);
      return Promise.resolve();
    },
  };
}

const token = (text: string): NewEvent => ({ event: "token", data: { text } });

Deno.test("the first event is stored at once", () => {
  const log = recordingLog();
  new RunWriter(log).push(token("a"));
  assertEquals(log.batches, [[token("a")]]);
});

Deno.test("tokens that follow closely are stored as one, before what ends the run", async () => {
  const log = recordingLog();
  const writer = new RunWriter(log);
  for (const text of ["こ", "ん", "に", "ち", "は"]) writer.push(token(text));
  await writer.commit([{ event: "done", data: { status: "completed" } }]);
  assertEquals(log.batches, [
    [token("こ")],
    [token("んにちは")],
    [{ event: "done", data: { status: "completed" } }],
  ]);
});

Deno.test("a lost lease shows at the next commit", async () => {
  const writer = new RunWriter({
    append: () => Promise.reject(new LeaseLostError("lost")),
  });
  writer.push(token("a"));
  await assertRejects(() => writer.commit([]), LeaseLostError);
});
