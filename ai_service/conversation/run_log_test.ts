import { assert, assertEquals } from "@std/assert";
import type { Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { beginRun } from "./begin_run.ts";
import type { NewEvent, StreamEvent } from "./events.ts";
import { HeldRun } from "./held_run.ts";
import { RunLog } from "./run_log.ts";

const NOW = new Date("2026-11-26T10:00:00Z");
const REF = { userId: "usr_1", conversationId: "cnv_1" };
const TOKEN: NewEvent = { event: "token", data: { text: "x" } };

async function begin(kv: Kv): Promise<HeldRun> {
  const run = { runId: "run_1", locale: "en" as const, now: NOW };
  const begun = await beginRun(kv, REF, run, {
    input: { type: "message", text: "Hi" },
    checks: [],
    changes: {},
  });
  assert(begun);
  return new HeldRun(kv, begun.lease);
}

function finish(run: HeldRun): Promise<void> {
  return run.finish({
    status: "completed",
    events: [],
    unstored: [],
    requests: [],
    told: [],
    toldTaps: [],
    isHandedOver: false,
    purpose: "message",
    locale: "en",
    now: NOW,
  });
}

const names = (events: StreamEvent[]) => events.map(({ event }) => event);

Deno.test("events that a watch has reported take one read of the store", async () => {
  using kv = await openTestKv();
  const run = await begin(kv);
  await run.appendEvents([TOKEN]);
  const onlyLists = changedKv(kv, {
    get: () => Promise.reject(new Error("not needed")),
  });
  const log = new RunLog(onlyLists, REF.userId, "run_1");
  assertEquals(names((await log.readReported(0)).events), ["run", "token"]);
  assertEquals(names((await log.readReported(1)).events), ["token"]);
});

Deno.test("a report without events still tells whether the log has ended", async () => {
  using kv = await openTestKv();
  const log = new RunLog(kv, REF.userId, "run_1");
  const nothing = { events: [], hasEnded: true };
  assertEquals(await log.readReported(0), nothing, "there is no such log");
  const run = await begin(kv);
  assertEquals(await log.readReported(1), { events: [], hasEnded: false });
  await finish(run);
  const { events } = await log.readReported(1);
  assertEquals(events.at(-1)?.event, "done");
  assertEquals(await log.readReported(events.at(-1)!.id), nothing);
});

Deno.test("an event that is stored between two reads of a report is not lost", async () => {
  using kv = await openTestKv();
  const run = await begin(kv);
  let ending: Promise<void> | undefined;
  const late = changedKv(kv, {
    async get(key) {
      await (ending ??= finish(run));
      return await kv.get(key);
    },
  });
  const { events } = await new RunLog(late, REF.userId, "run_1").readReported(
    1,
  );
  assertEquals(events.at(-1)?.event, "done");
});
