import { assert, assertEquals } from "@std/assert";
import type { Kv } from "../kv.ts";
import { TestObjects } from "./test_objects.ts";

const NINE = new Date("2026-04-01T09:00:00.000Z");
const TEN = new Date("2026-04-01T10:00:00.000Z");
const HOUR = 60 * 60_000;
const USER = ["user", "usr_1"];
const KEY = [...USER, "due"];

function setup() {
  const objects = new TestObjects();
  const clock = { now: NINE.getTime() };
  const kv = objects.open(() => new Date(clock.now));
  return { objects, clock, kv, storage: objects.storageOf(USER) };
}

function ask(kv: Kv, wakeAt: Date) {
  return kv.atomic([], [{ type: "set", key: KEY, value: 1 }], { wakeAt });
}

async function wakes(kv: Kv): Promise<number> {
  return (await Array.fromAsync(kv.listWakes(TEN))).length;
}

Deno.test("a wake sets the object's alarm with the write, and an earlier one moves it", async () => {
  const { kv, storage } = setup();
  await ask(kv, TEN);
  assertEquals(storage.alarm, TEN.getTime());
  const soon = new Date(NINE.getTime() + 5000);
  await ask(kv, soon);
  assertEquals(storage.alarm, soon.getTime());
  await ask(kv, new Date(TEN.getTime() + 1));
  assertEquals(storage.alarm, soon.getTime());
  // Whoever asks for it begins it, and the alarm is there if that fails.
  await ask(kv, NINE);
  assertEquals(storage.alarm, NINE.getTime() + 1000);
});

Deno.test("a write whose check fails sets no alarm, and its note in the index is taken back", async () => {
  const { kv, objects, storage } = setup();
  const refused = await kv.atomic([{ key: KEY, versionstamp: "1" }], [], {
    wakeAt: NINE,
  });
  assertEquals([refused, storage.alarm], [{ ok: false }, null]);
  assertEquals(await objects.index.partitions(TEN.getTime()), [USER]);
  assertEquals(await wakes(kv), 0);
  assertEquals(await objects.index.partitions(TEN.getTime()), []);
});

Deno.test("a wake is listed after its object has died, at any time after the commit", async () => {
  const { kv, objects } = setup();
  await ask(kv, NINE);
  objects.restart();
  assertEquals(await wakes(kv), 1);
  await ask(kv, TEN);
  objects.restart();
  assertEquals(await wakes(kv), 2);
  for await (const wake of kv.listWakes(TEN)) await kv.removeWake(wake);
  objects.restart();
  assertEquals(await wakes(kv), 0);
  assertEquals(await objects.index.partitions(Infinity), []);
});

Deno.test("a write stands though the index is away, and the alarm finds its wake", async () => {
  const { kv, objects, storage } = setup();
  objects.isIndexAway = true;
  assert((await ask(kv, NINE)).ok);
  assertEquals(objects.failures.length, 1);
  assertEquals(storage.alarm, NINE.getTime() + 1000);
  assertEquals(objects.partitionOf(USER).firstWake?.at, NINE.getTime());
  objects.isIndexAway = false;
  await ask(kv, NINE);
  assertEquals(await wakes(kv), 1);
});

Deno.test("a note that is taken back is not lost by a wake that is asked for meanwhile", async () => {
  const { kv } = setup();
  for (let round = 0; round < 20; round++) {
    await ask(kv, NINE);
    const [wake] = await Array.fromAsync(kv.listWakes(TEN));
    assert(wake);
    const asked = new Date(NINE.getTime() + round + 1);
    await Promise.all([kv.removeWake(wake), ask(kv, asked)]);
    assertEquals(await wakes(kv), 1);
    for await (const left of kv.listWakes(TEN)) await kv.removeWake(left);
  }
});

Deno.test("work that stays due gets its next alarm a second later", async () => {
  const { kv, objects, storage } = setup();
  await ask(kv, NINE);
  await objects.partitionOf(USER).setNextAlarm(NINE.getTime());
  assertEquals(storage.alarm, NINE.getTime() + 1000);
  await objects.partitionOf(USER).setNextAlarm(NINE.getTime() - HOUR);
  assertEquals(storage.alarm, NINE.getTime());
});

Deno.test("what has expired is deleted by an alarm, and then the object's storage", async () => {
  const { kv, clock, objects, storage } = setup();
  await kv.set([...USER, "a"], 1, { expireIn: 1000 });
  await kv.set([...USER, "b"], 2, { expireIn: 2 * HOUR });
  await storage.getAlarm();
  assertEquals(storage.alarm, NINE.getTime() + HOUR);
  clock.now += HOUR;
  const object = objects.partitionOf(USER);
  await object.tidy(clock.now);
  await object.setNextAlarm(clock.now);
  assertEquals(storage.alarm, NINE.getTime() + 3 * HOUR);
  assertEquals((await kv.get([...USER, "b"])).value, 2);
  clock.now += 2 * HOUR;
  await object.tidy(clock.now);
  assertEquals(storage.tables, []);
  assertEquals((await kv.get([...USER, "b"])).value, null);
});

Deno.test("an alarm is set again for what expires after the last one", async () => {
  const { kv, clock, objects, storage } = setup();
  const expireIn = 1000;
  await kv.set([...USER, "a"], 1, { expireIn });
  await storage.getAlarm();
  clock.now += HOUR;
  storage.alarm = null;
  await objects.partitionOf(USER).tidy(clock.now);
  await objects.partitionOf(USER).setNextAlarm(clock.now);
  assertEquals(storage.alarm, null);
  await kv.set([...USER, "b"], 1);
  assertEquals(storage.alarm, null);
  await kv.set([...USER, "c"], 1, { expireIn });
  await storage.getAlarm();
  assertEquals(storage.alarm, clock.now + HOUR);
});

Deno.test("the alarm of a wake is not put off for what expires", async () => {
  const { kv, storage } = setup();
  await Promise.all([
    kv.set([...USER, "a"], 1, { expireIn: 1000 }),
    ask(kv, NINE),
  ]);
  // Until what was planned has been done.
  await storage.getAlarm();
  assertEquals(storage.alarm, NINE.getTime() + 1000);
});

Deno.test("a partition that was deleted and is written again goes on with later versions", async () => {
  const { kv, objects, storage } = setup();
  const first = await kv.set(KEY, 1);
  await kv.delete(KEY);
  await objects.partitionOf(USER).tidy(NINE.getTime());
  assertEquals(storage.tables, []);
  assert((await kv.set(KEY, 2)).versionstamp > first.versionstamp);
});

Deno.test("an object that is only asked stores nothing", async () => {
  const { kv, storage } = setup();
  assertEquals((await kv.get(KEY)).versionstamp, null);
  assertEquals(await Array.fromAsync(kv.list({ prefix: USER })), []);
  await kv.watch([KEY]).getReader().read();
  assertEquals([storage.tables, storage.alarm], [[], null]);
});
