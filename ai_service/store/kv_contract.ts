// The behaviour of every backend of the store. Each backend's test calls this.
import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import type { Entry, Kv } from "./kv.ts";
import { MAX_VALUE_BYTES } from "./value.ts";
import { testWakes } from "./wake_contract.ts";

/** Opens an empty store that reads this clock. */
export type OpenKv = (now: () => Date) => Promise<Kv & AsyncDisposable>;

const START = new Date("2026-04-01T09:00:00.000Z");

/** Registers the behaviour suite for one backend. */
export function testKv(backend: string, open: OpenKv): void {
  const test = (name: string, run: (context: Context) => Promise<void>) =>
    Deno.test(`${backend} ${name}`, async () => {
      const clock = { time: START.getTime() };
      await using kv = await open(() => new Date(clock.time));
      await run({ kv, wait: (ms) => clock.time += ms });
    });
  testValues(test);
  testLists(test);
  testAtomic(test);
  testWakes(test);
  testExpiry(test);
  testWatch(test);
}

/** The store and the clock of a case of the suite. */
export interface Context {
  kv: Kv;
  /** Moves the clock on; nothing sleeps. */
  wait: (ms: number) => void;
}

/** Registers one case of the suite. */
export type Test = (
  name: string,
  run: (context: Context) => Promise<void>,
) => void;

const user = (...parts: (string | number)[]) => ["user", "usr_1", ...parts];

function testValues(test: Test) {
  test("reads back JSON values, with Japanese text and without undefined", async ({ kv }) => {
    const values = [
      null,
      true,
      0,
      -1.5,
      "",
      "予約 ✂️",
      [1, ["a"], null],
      { name: "佐藤 花子", nested: { list: [1, 2] } },
    ];
    for (const [index, value] of values.entries()) {
      await kv.set(user("value", index), value);
      assertEquals((await kv.get(user("value", index))).value, value);
    }
    await kv.set(user("partial"), { kept: 1, dropped: undefined });
    assertEquals((await kv.get(user("partial"))).value, { kept: 1 });
  });

  test("reads back bytes as a Uint8Array of its own", async ({ kv }) => {
    const bytes = new Uint8Array([0, 1, 255]);
    await kv.set(user("bytes"), bytes);
    bytes[0] = 9;
    const { value } = await kv.get<Uint8Array>(user("bytes"));
    assert(value instanceof Uint8Array);
    assertEquals([...value], [0, 1, 255]);
  });

  test("holds values up to the limit and refuses larger ones", async ({ kv }) => {
    await kv.set(user("full"), new Uint8Array(MAX_VALUE_BYTES));
    const { value } = await kv.get<Uint8Array>(user("full"));
    assertEquals(value?.length, MAX_VALUE_BYTES);
    await assertRejects(
      () => kv.set(user("over"), new Uint8Array(MAX_VALUE_BYTES + 1)),
      TypeError,
    );
  });

  test("refuses a value that is not JSON", async ({ kv }) => {
    await assertRejects(() => kv.set(user("f"), () => 1), TypeError);
  });

  test("tells nothing and a stored null apart by the versionstamp", async ({ kv }) => {
    assertEquals((await kv.get(user("none"))).versionstamp, null);
    await kv.set(user("null"), null);
    assertNotEquals((await kv.get(user("null"))).versionstamp, null);
  });

  test("gives a new, later versionstamp with every write", async ({ kv }) => {
    const first = await kv.set(user("v"), 1);
    assertEquals(
      (await kv.get(user("v"))).versionstamp,
      first.versionstamp,
    );
    const second = await kv.set(user("v"), 1);
    assert(second.versionstamp > first.versionstamp);
  });

  test("gives later versionstamps to later writes of other keys of a partition", async ({ kv }) => {
    const stamps: string[] = [];
    for (const n of [3, 1, 2]) {
      stamps.push((await kv.set(user("grow", n), n)).versionstamp);
      const key = user("grow", "atomic", n);
      const written = await kv.atomic([], [{ type: "set", key, value: n }]);
      assert(written.ok);
      stamps.push(written.versionstamp);
    }
    assertEquals(stamps, [...new Set(stamps)].sort());
  });

  test("forgets what was deleted, and deletes nothing quietly", async ({ kv }) => {
    await kv.set(user("gone"), 1);
    await kv.delete(user("gone"));
    assertEquals((await kv.get(user("gone"))).value, null);
    await kv.delete(user("gone"));
  });

  test("gets many in the order asked, missing ones included", async ({ kv }) => {
    await kv.set(user("b"), 2);
    await kv.set(user("a"), 1);
    const entries = await kv.getMany<number>([
      user("b"),
      user("none"),
      user("a"),
    ]);
    assertEquals(entries.map(({ value }) => value), [2, null, 1]);
    assertEquals(entries[1]?.key, user("none"));
  });

  test("keeps parts apart that would look the same when joined", async ({ kv }) => {
    await kv.set(user("a", "b"), 1);
    await kv.set(user("a\u0000b"), 2);
    await kv.set(user("1"), "text");
    await kv.set(user(1), "number");
    assertEquals((await kv.get(user("a", "b"))).value, 1);
    assertEquals((await kv.get(user("a\u0000b"))).value, 2);
    assertEquals((await kv.get(user("1"))).value, "text");
    assertEquals((await kv.get(user(1))).value, "number");
  });

  test("refuses a key without a partition, and keys of several", async ({ kv }) => {
    await assertRejects(() => kv.set(["stray"], 1), TypeError);
    await assertRejects(() => kv.get(["user"]), TypeError);
    const other = ["user", "usr_2", "a"];
    await assertRejects(() => kv.getMany([user("a"), other]), TypeError);
    await assertRejects(
      () =>
        kv.atomic([{ key: user("a"), versionstamp: null }], [
          { type: "set", key: other, value: 1 },
        ]),
      TypeError,
    );
  });
}

function testLists(test: Test) {
  test("lists a prefix in key order, numbers by value, and not the prefix itself", async ({ kv }) => {
    for (const n of [10, 2, 1]) await kv.set(user("n", n), n);
    await kv.set(user("n"), "itself");
    await kv.set(user("nn", 1), "neighbour");
    await kv.set(["user", "usr_2", "n", 1], "other user");
    assertEquals(await values(kv, { prefix: user("n") }), [1, 2, 10]);
  });

  test("lists text by code point, deeper keys after their parent", async ({ kv }) => {
    const names = ["あ", "b", "B", "a"];
    for (const name of names) await kv.set(user("t", name), name);
    await kv.set(user("t", "a", "child"), "a/child");
    assertEquals(await values(kv, { prefix: user("t") }), [
      "B",
      "a",
      "a/child",
      "b",
      "あ",
    ]);
  });

  test("lists from start, up to but without end, and in reverse", async ({ kv }) => {
    for (const n of [1, 2, 3, 4, 5]) await kv.set(user("r", n), n);
    const prefix = user("r");
    const [start, end] = [user("r", 2), user("r", 4)];
    assertEquals(await values(kv, { prefix, start }), [2, 3, 4, 5]);
    assertEquals(await values(kv, { prefix, end }), [1, 2, 3]);
    assertEquals(await values(kv, { prefix, start, end }), [2, 3]);
    assertEquals(
      await values(kv, { prefix, end, reverse: true, limit: 2 }),
      [3, 2],
    );
    assertEquals(await values(kv, { prefix, limit: 0 }), []);
  });

  test("refuses bounds outside the prefix", async ({ kv }) => {
    await assertRejects(
      () => values(kv, { prefix: user("r"), end: ["user", "usr_2", "z"] }),
      TypeError,
    );
  });

  test("lists more than one batch", async ({ kv }) => {
    for (let from = 0; from < 1200; from += 400) {
      await kv.atomic(
        [],
        Array.from({ length: 400 }, (_, index) => ({
          type: "set" as const,
          key: user("many", from + index),
          value: from + index,
        })),
      );
    }
    const listed = await values(kv, { prefix: user("many") });
    assertEquals(listed.length, 1200);
    assertEquals(listed.at(-1), 1199);
  });
}

function testAtomic(test: Test) {
  test("applies all changes of an atomic write under one versionstamp", async ({ kv }) => {
    await kv.set(user("old"), 1);
    const result = await kv.atomic([
      { key: user("new"), versionstamp: null },
    ], [
      { type: "set", key: user("new"), value: 2 },
      { type: "delete", key: user("old") },
    ]);
    assert(result.ok);
    assertEquals(
      (await kv.get(user("new"))).versionstamp,
      result.versionstamp,
    );
    assertEquals((await kv.get(user("old"))).versionstamp, null);
  });

  test("applies nothing when one check fails", async ({ kv }) => {
    const { versionstamp } = await kv.set(user("a"), 1);
    await kv.set(user("a"), 2);
    const result = await kv.atomic([
      { key: user("b"), versionstamp: null },
      { key: user("a"), versionstamp },
    ], [
      { type: "set", key: user("b"), value: 1 },
      { type: "delete", key: user("a") },
    ]);
    assertEquals(result, { ok: false });
    assertEquals((await kv.get(user("a"))).value, 2);
    assertEquals((await kv.get(user("b"))).versionstamp, null);
  });

  test("lets exactly one of many racing writers win", async ({ kv }) => {
    const results = await Promise.all(
      Array.from(
        { length: 20 },
        (_, writer) =>
          kv.atomic([{ key: user("race"), versionstamp: null }], [
            { type: "set", key: user("race"), value: writer },
          ]),
      ),
    );
    assertEquals(results.filter(({ ok }) => ok).length, 1);
  });
}

function testExpiry(test: Test) {
  test("hides an entry from the moment it ends", async ({ kv, wait }) => {
    await kv.set(user("short"), 1, { expireIn: 1000 });
    await kv.set(user("long"), 2);
    wait(999);
    assertEquals((await kv.get(user("short"))).value, 1);
    wait(1);
    const ended: Entry<unknown> = await kv.get(user("short"));
    assertEquals([ended.value, ended.versionstamp], [null, null]);
    const [many] = await kv.getMany([user("short")]);
    assertEquals(many?.versionstamp, null);
    assertEquals(await values(kv, { prefix: user(), limit: 1 }), [2]);
  });

  test("lets an ended entry be created again, by one writer only", async ({ kv, wait }) => {
    const create = (value: number) =>
      kv.atomic([{ key: user("lease"), versionstamp: null }], [
        { type: "set", key: user("lease"), value, expireIn: 1000 },
      ]);
    assert((await create(1)).ok);
    assertEquals(await create(2), { ok: false });
    wait(1000);
    const again = await Promise.all([create(3), create(4), create(5)]);
    assertEquals(again.filter(({ ok }) => ok).length, 1);
    wait(999);
    assertEquals(await create(6), { ok: false });
  });

  test("drops the old end when a value is set again", async ({ kv, wait }) => {
    await kv.set(user("kept"), 1, { expireIn: 1000 });
    await kv.set(user("kept"), 2);
    wait(5000);
    assertEquals((await kv.get(user("kept"))).value, 2);
  });
}

function testWatch(test: Test) {
  test("watches several keys, from what is there now on", async ({ kv }) => {
    await kv.set(user("w", 1), "before");
    const reader = kv.watch([user("w", 1), user("w", 2)]).getReader();
    const next = async () =>
      (await reader.read()).value?.map(({ value }) => value);
    assertEquals(await next(), ["before", null]);
    await kv.set(user("w", 2), { after: true });
    assertEquals(await next(), ["before", { after: true }]);
    await kv.delete(user("w", 1));
    assertEquals(await next(), [null, { after: true }]);
    await reader.cancel();
  });

  test("stops watching when the stream is cancelled while it waits", async ({ kv }) => {
    const reader = kv.watch([user("w", 3)]).getReader();
    await reader.read();
    const waiting = reader.read();
    await reader.cancel();
    assertEquals((await waiting).done, true);
    await kv.set(user("w", 3), 1);
  });
}

async function values(
  kv: Kv,
  options: Parameters<Kv["list"]>[0],
): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { value } of kv.list(options)) found.push(value);
  return found;
}
