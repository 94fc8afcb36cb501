import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { beginRun } from "./begin_run.ts";
import { createConversation } from "./conversations.ts";
import type { NewEvent } from "./events.ts";
import { HeldRun } from "./held_run.ts";
import { renewLease } from "./hold_lease.ts";
import {
  isLapsed,
  type Lease,
  LEASE_MS,
  LeaseLostError,
  readLease,
} from "./lease.ts";
import { RunLog } from "./run_log.ts";

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
const REF = { userId: "usr_1", conversationId: "cnv_1" };
const TOKEN: NewEvent = { event: "token", data: { text: "x" } };

async function take(
  kv: Kv,
  runId: string,
  { now, lapsed }: { now: Date; lapsed?: string | null },
): Promise<Lease | undefined> {
  const begun = await beginRun(kv, REF, { runId, locale: "en", now }, {
    input: { type: "message", text: "Hi" },
    checks: [],
    changes: {},
    ...(lapsed && { lapsed }),
  });
  return begun?.lease;
}

function read(kv: Kv, lease: Lease) {
  return new RunLog(kv, lease.userId, lease.runId).read();
}

function finish(kv: Kv, lease: Lease): Promise<void> {
  return new HeldRun(kv, lease).finish({
    status: "completed",
    events: [],
    unstored: [],
    requests: [],
    told: [],
    toldTaps: [],
    isHandedOver: false,
    purpose: "message",
    locale: "en",
    now: at(1),
  });
}

Deno.test("one run at a time holds a conversation", async () => {
  using kv = await openTestKv();
  assert(await take(kv, "a", { now: at(0) }));
  assertEquals(await take(kv, "b", { now: at(1) }), undefined);
});

Deno.test("of many that take a free conversation at once, one gets it", async () => {
  using kv = await openTestKv();
  const leases = await Promise.all(
    Array.from(
      { length: 20 },
      (_, index) => take(kv, `run${index}`, { now: at(0) }),
    ),
  );
  assertEquals(leases.filter(Boolean).length, 1);
});

Deno.test("a lease that is not renewed can be taken over, and its run can then write nothing", async () => {
  using kv = await openTestKv();
  const lost = await take(kv, "a", { now: at(0) });
  const now = at(LEASE_MS);
  assertEquals(await take(kv, "b", { now }), undefined, "not by the way");
  const { versionstamp: lapsed } = await readLease(kv, REF);
  const taken = await take(kv, "b", { now, lapsed });
  assert(lost && taken);
  assertEquals(await renewLease(kv, lost, at(LEASE_MS + 1)), false);
  const before = await read(kv, lost);
  await assertRejects(
    () => new HeldRun(kv, lost).appendEvents([TOKEN]),
    LeaseLostError,
  );
  assertEquals(await read(kv, lost), before);
});

Deno.test("renewing keeps the lease and does not break its own fence", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  const { versionstamp: lapsed } = await readLease(kv, REF);
  assert(await renewLease(kv, lease, at(LEASE_MS - 1)));
  const other = await take(kv, "b", { now: at(LEASE_MS + 1), lapsed });
  assertEquals(other, undefined);
  await new HeldRun(kv, lease).appendEvents([TOKEN]);
  const events = await read(kv, lease);
  assertEquals(events.map(({ event }) => event), ["run", "token"]);
});

Deno.test("a released conversation is free at once", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  await finish(kv, lease);
  assertEquals((await readLease(kv, REF)).value, null);
  assert(await take(kv, "b", { now: at(2) }));
});

Deno.test("a run that ends while its lease is renewed leaves the conversation free", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  let ending: Promise<void> | undefined;
  const late = changedKv(kv, {
    async atomic(...write) {
      // The renewal is on its way to the store when the run ends.
      await (ending ??= finish(kv, lease));
      return await kv.atomic(...write);
    },
  });
  assertEquals(await renewLease(late, lease, at(2)), false);
  assertEquals((await readLease(kv, REF)).value, null);
  assert(await take(kv, "b", { now: at(3) }));
});

Deno.test("two renewals at the same time keep the lease", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  const renewals = [1, 2, 3].map((ms) => renewLease(kv, lease, at(ms)));
  assertEquals(await Promise.all(renewals), [true, true, true]);
});

Deno.test("a store that fails for a moment does not cost the run", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  let failures = 1;
  const flaky = changedKv(kv, {
    atomic: (...write) =>
      failures-- > 0
        ? Promise.reject(new Error("unreachable"))
        : kv.atomic(...write),
  });
  const run = new HeldRun(flaky, lease);
  await run.appendEvents([TOKEN]);
  await run.appendEvents([TOKEN]);
  assertEquals((await read(kv, lease)).map(({ id }) => id), [1, 2, 3]);
});

Deno.test("a lease that is too far in the future is of a clock that was put back", () => {
  const lease = { runId: "a", expiresAt: at(LEASE_MS).getTime() };
  assertEquals(isLapsed(lease, at(0)), false);
  assertEquals(isLapsed(lease, at(-60_000)), true);
  assertEquals(isLapsed(lease, at(LEASE_MS)), true);
});

Deno.test("a lease of an instance whose clock is a little ahead is held", () => {
  const lease = { runId: "a", expiresAt: at(LEASE_MS).getTime() };
  assertEquals(isLapsed(lease, at(-1)), false);
  assertEquals(isLapsed(lease, at(-2_000)), false);
});

Deno.test("a run whose end was stored, but not answered, is not ended a second time", async () => {
  using kv = await openTestKv();
  const lease = await take(kv, "a", { now: at(0) });
  assert(lease);
  let isLost = true;
  const flaky = changedKv(kv, {
    async atomic(...write) {
      const result = await kv.atomic(...write);
      if (!isLost) return result;
      isLost = false;
      throw new Error("the answer was lost");
    },
  });
  await createConversation(kv, REF.userId, {
    id: REF.conversationId,
    now: at(0),
  });
  await assertRejects(() => finish(flaky, lease), LeaseLostError);
  const events = (await read(kv, lease)).map(({ event }) => event);
  assertEquals(events.filter((event) => event === "done").length, 1);
});
