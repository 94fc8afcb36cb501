import { assert, assertEquals, assertRejects } from "@std/assert";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { EventLog, LeaseLostError, readEvents } from "./event_log.ts";
import {
  acquireLease,
  LEASE_MS,
  readLease,
  releaseMutation,
  renewLease,
} from "./lease.ts";

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
const place = { userId: "usr_1", conversationId: "cnv_1", mutations: [] };

Deno.test("one run at a time holds a conversation", async () => {
  using kv = await openTestKv();
  const first = await acquireLease(kv, { ...place, runId: "a", now: at(0) });
  assert(first);
  const second = await acquireLease(kv, { ...place, runId: "b", now: at(1) });
  assertEquals(second, undefined);
});

Deno.test("of many that take a free conversation at once, one gets it", async () => {
  using kv = await openTestKv();
  const leases = await Promise.all(
    Array.from(
      { length: 20 },
      (_, index) =>
        acquireLease(kv, { ...place, runId: `run${index}`, now: at(0) }),
    ),
  );
  assertEquals(leases.filter(Boolean).length, 1);
});

Deno.test("a lease that is not renewed can be taken over, and its run can then write nothing", async () => {
  using kv = await openTestKv();
  const lost = await acquireLease(kv, { ...place, runId: "a", now: at(0) });
  const next = { ...place, runId: "b", now: at(LEASE_MS) };
  assertEquals(await acquireLease(kv, next), undefined, "not by the way");
  const lapsed = await readLease(kv, "usr_1", "cnv_1");
  const taken = await acquireLease(kv, { ...next, lapsed });
  assert(lost && taken);
  assertEquals(await renewLease(kv, lost, at(LEASE_MS + 1)), false);
  await assertRejects(
    () =>
      new EventLog(kv, lost).append([{ event: "token", data: { text: "x" } }]),
    LeaseLostError,
  );
  assertEquals(await readEvents(kv, lost), []);
});

Deno.test("renewing keeps the lease and does not break its own fence", async () => {
  using kv = await openTestKv();
  const lease = await acquireLease(kv, { ...place, runId: "a", now: at(0) });
  assert(lease);
  const before = await readLease(kv, "usr_1", "cnv_1");
  assert(await renewLease(kv, lease, at(LEASE_MS - 1)));
  const other = await acquireLease(kv, {
    ...place,
    runId: "b",
    now: at(LEASE_MS + 1),
    lapsed: before,
  });
  assertEquals(other, undefined);
  await new EventLog(kv, lease).append([{
    event: "token",
    data: { text: "x" },
  }]);
  assertEquals((await readEvents(kv, lease)).length, 1);
});

Deno.test("a released conversation is free at once", async () => {
  using kv = await openTestKv();
  const lease = await acquireLease(kv, { ...place, runId: "a", now: at(0) });
  assert(lease);
  await new EventLog(kv, lease).append(
    [{ event: "done", data: { status: "completed" } }],
    [releaseMutation(lease)],
  );
  assertEquals(
    (await readLease(kv, "usr_1", "cnv_1")).value,
    null,
  );
});

Deno.test("a store that fails for a moment does not cost the run", async () => {
  using kv = await openTestKv();
  const lease = await acquireLease(kv, { ...place, runId: "a", now: at(0) });
  assert(lease);
  let failures = 1;
  const flaky = changedKv(kv, {
    atomic: (...write) =>
      failures-- > 0
        ? Promise.reject(new Error("unreachable"))
        : kv.atomic(...write),
  });
  const log = new EventLog(flaky, lease);
  await log.append([{ event: "token", data: { text: "x" } }]);
  await log.append([{ event: "token", data: { text: "y" } }]);
  assertEquals((await readEvents(kv, lease)).map(({ id }) => id), [1, 2]);
});
