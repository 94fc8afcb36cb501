// How every backend of the store keeps wakes; part of kv_contract.ts.
import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Kv, Wake } from "./kv.ts";
import type { Test } from "./kv_contract.ts";

const NINE = new Date("2026-04-01T09:00:00.000Z");
const TEN = new Date("2026-04-01T10:00:00.000Z");
const ELEVEN = new Date("2026-04-01T11:00:00.000Z");

/** Registers the cases about `wakeAt`. */
export function testWakes(test: Test): void {
  testAsking(test);
  testListing(test);
  testRemoving(test);
}

function testAsking(test: Test) {
  test("keeps a wake with the write that asks for it", async ({ kv }) => {
    const key = ["user", "usr_1", "due"];
    const written = await kv.atomic([{ key, versionstamp: null }], [
      { type: "set", key, value: 1 },
    ], { wakeAt: NINE });
    assert(written.ok);
    assertEquals((await kv.get(key)).value, 1);
    assertEquals(await wakes(kv, NINE), ["usr_1 09:00"]);
  });

  test("keeps no wake after a failed check", async ({ kv }) => {
    const key = ["user", "usr_1", "due"];
    await kv.set(key, 1);
    const refused = await kv.atomic([{ key, versionstamp: null }], [
      { type: "set", key, value: 2 },
    ], { wakeAt: NINE });
    assertEquals(refused, { ok: false });
    assertEquals(await wakes(kv, ELEVEN), []);
  });

  test("keeps the wake of a write whose check met an expired entry", async ({ kv, wait }) => {
    const key = ["user", "usr_1", "lease"];
    await kv.set(key, 1, { expireIn: 1000 });
    wait(1000);
    const written = await kv.atomic([{ key, versionstamp: null }], [
      { type: "set", key, value: 2 },
    ], { wakeAt: NINE });
    assert(written.ok);
    assertEquals(await wakes(kv, NINE), ["usr_1 09:00"]);
  });

  test("keeps a wake of a named partition without any other change", async ({ kv }) => {
    const partition = ["user", "usr_1"];
    assert((await kv.atomic([], [], { wakeAt: NINE, partition })).ok);
    assertEquals(await wakes(kv, NINE), ["usr_1 09:00"]);
    const listed = await firstWake(kv);
    assertEquals([listed.partition, listed.at], [partition, NINE]);
  });

  test("refuses a wake of no partition, of another one, or at no time", async ({ kv }) => {
    const set = { type: "set" as const, key: ["user", "usr_1", "a"], value: 1 };
    const other = { wakeAt: NINE, partition: ["user", "usr_2"] };
    const never = { wakeAt: new Date(NaN) };
    await assertRejects(() => kv.atomic([], [], { wakeAt: NINE }), TypeError);
    await assertRejects(() => kv.atomic([], [set], other), TypeError);
    await assertRejects(() => kv.atomic([], [set], never), TypeError);
    assertEquals(await wakes(kv, ELEVEN), []);
    assertEquals((await kv.get(set.key)).value, null);
  });
}

function testListing(test: Test) {
  test("lists wakes of all partitions by time, up to and with the time asked", async ({ kv }) => {
    await ask(kv, "usr_1", TEN);
    await ask(kv, "usr_3", NINE);
    await ask(kv, "usr_2", ELEVEN);
    await ask(kv, "usr_2", new Date(TEN.getTime() + 1));
    assertEquals(await wakes(kv, new Date(NINE.getTime() - 1)), []);
    assertEquals(await wakes(kv, TEN), ["usr_3 09:00", "usr_1 10:00"]);
    assertEquals(await wakes(kv, ELEVEN), [
      "usr_3 09:00",
      "usr_1 10:00",
      "usr_2 10:00",
      "usr_2 11:00",
    ]);
  });

  test("keeps wakes out of the lists of a partition", async ({ kv }) => {
    const partition = ["user", "usr_1"];
    await kv.atomic([], [], { wakeAt: NINE, partition });
    for await (const { key } of kv.list({ prefix: partition })) {
      throw new Error(`Listed ${JSON.stringify(key)}`);
    }
  });
}

function testRemoving(test: Test) {
  test("lists a wake until it is removed", async ({ kv }) => {
    await ask(kv, "usr_1", NINE);
    assertEquals(await wakes(kv, TEN), ["usr_1 09:00"]);
    assertEquals(await wakes(kv, TEN), ["usr_1 09:00"]);
    const wake = await firstWake(kv);
    await kv.removeWake(wake);
    assertEquals(await wakes(kv, TEN), []);
    await kv.removeWake(wake);
  });

  test("keeps the other wakes of a partition when one is removed", async ({ kv }) => {
    await ask(kv, "usr_1", NINE);
    await ask(kv, "usr_1", TEN);
    await ask(kv, "usr_2", NINE);
    assertEquals((await wakes(kv, TEN)).length, 3);
    await kv.removeWake(await firstWake(kv));
    assertEquals(await wakes(kv, TEN), ["usr_2 09:00", "usr_1 10:00"]);
  });

  test("keeps a wake that was asked for again after it was listed", async ({ kv }) => {
    await ask(kv, "usr_1", NINE);
    const listed = await firstWake(kv);
    await ask(kv, "usr_1", NINE);
    await kv.removeWake(listed);
    assertEquals(await wakes(kv, NINE), ["usr_1 09:00"]);
    await kv.removeWake(await firstWake(kv));
    assertEquals(await wakes(kv, NINE), []);
  });
}

async function ask(kv: Kv, userId: string, wakeAt: Date): Promise<void> {
  await kv.atomic([], [
    { type: "set", key: ["user", userId, "due"], value: wakeAt.toISOString() },
  ], { wakeAt });
}

async function firstWake(kv: Kv): Promise<Wake> {
  for await (const wake of kv.listWakes(ELEVEN)) return wake;
  throw new Error("No wake is listed");
}

async function wakes(kv: Kv, until: Date): Promise<string[]> {
  const listed: string[] = [];
  for await (const { partition, at } of kv.listWakes(until)) {
    listed.push(`${partition[1]} ${at.toISOString().slice(11, 16)}`);
  }
  return listed;
}
