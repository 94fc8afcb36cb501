import { assert, assertEquals, assertRejects } from "@std/assert";
import type { RunnableConfig } from "@langchain/core/runnables";
import {
  type Checkpoint,
  type CheckpointMetadata,
  uuid6,
} from "@langchain/langgraph-checkpoint";
import { openDenoKv } from "../store/deno_kv.ts";
import { fenceWrites } from "../store/fence_writes.ts";
import type { Kv } from "../store/kv.ts";
import { KvCheckpointer, type KvCheckpointerOptions } from "./checkpointer.ts";

const THREAD = { configurable: { thread_id: "cnv_1", checkpoint_ns: "" } };
const METADATA: CheckpointMetadata = { source: "loop", step: 1, parents: {} };

Deno.test("a checkpoint comes back as it was put, with the newest first", async () => {
  using store = await openStore();
  const saver = store.saver();
  const first = checkpoint(1, { messages: ["a"], rounds: 1 });
  const second = checkpoint(2, { messages: ["a"], rounds: 2 });
  second.channel_versions["messages"] = first.channel_versions["messages"]!;
  const config = await saver.put(
    THREAD,
    first,
    METADATA,
    first.channel_versions,
  );
  await saver.put(config, second, { ...METADATA, step: 2 }, {
    rounds: second.channel_versions["rounds"]!,
  });
  const newest = await saver.getTuple(THREAD);
  assertEquals(newest?.checkpoint, second);
  assertEquals(newest?.metadata?.step, 2);
  assertEquals(newest?.parentConfig, config);
  assertEquals((await saver.getTuple(config))?.checkpoint, first);
  const steps = [];
  for await (const { metadata } of saver.list(THREAD)) {
    steps.push(metadata?.step);
  }
  assertEquals(steps, [2, 1]);
  assertEquals(
    await saver.getTuple({ configurable: { thread_id: "cnv_2" } }),
    undefined,
  );
});

Deno.test("the newest checkpoint is found whole, however many pieces it has", async () => {
  using store = await openStore();
  const saver = store.saver();
  const long = { ...METADATA, note: "x".repeat(150_000) } as CheckpointMetadata;
  let config: RunnableConfig = THREAD;
  for (const [step, metadata] of [METADATA, long, long, METADATA].entries()) {
    const one = checkpoint(step, { rounds: step });
    config = await saver.put(config, one, metadata, one.channel_versions);
    assertEquals(await saver.getTuple(THREAD), await saver.getTuple(config));
    assertEquals((await saver.getTuple(THREAD))?.metadata, metadata);
  }
});

Deno.test("the list can be narrowed by number, age and metadata", async () => {
  using store = await openStore();
  const saver = store.saver();
  const configs = [];
  for (let step = 0; step < 4; step++) {
    const one = checkpoint(step, { rounds: step });
    configs.push(
      await saver.put(THREAD, one, { ...METADATA, step }, one.channel_versions),
    );
  }
  const steps = async (options: Parameters<KvCheckpointer["list"]>[1]) => {
    const found = [];
    for await (const { metadata } of saver.list(THREAD, options)) {
      found.push(metadata?.step);
    }
    return found;
  };
  assertEquals(await steps({ limit: 2 }), [3, 2]);
  assertEquals(await steps({ before: configs[2]! }), [1, 0]);
  assertEquals(await steps({ filter: { step: 1 } }), [1]);
});

Deno.test("writes come back in the order of their tasks, and are not written twice", async () => {
  using store = await openStore();
  const saver = store.saver();
  const one = checkpoint(1, {});
  const config = await saver.put(THREAD, one, METADATA, {});
  await saver.putWrites(
    config,
    [["rounds", 1], ["rounds", 2]],
    "task-b",
    "path-2",
  );
  await saver.putWrites(config, [["rounds", 3]], "task-a", "path-1");
  await saver.putWrites(config, [["rounds", 99]], "task-a", "path-1");
  await saver.putWrites(
    config,
    [["__interrupt__", "x".repeat(200_000)]],
    "task-a",
    "path-1",
  );
  await saver.putWrites(
    config,
    [["__interrupt__", "short"]],
    "task-a",
    "path-1",
  );
  const writes = (await saver.getTuple(config))?.pendingWrites;
  assertEquals(writes, [
    ["task-a", "__interrupt__", "short"],
    ["task-a", "rounds", 3],
    ["task-b", "rounds", 1],
    ["task-b", "rounds", 2],
  ]);
});

Deno.test("a value larger than any key's limit is kept in pieces", async () => {
  using store = await openStore();
  const saver = store.saver();
  const text = "予約".repeat(400_000);
  const one = checkpoint(1, { messages: text });
  await saver.put(THREAD, one, METADATA, one.channel_versions);
  assertEquals(
    (await saver.getTuple(THREAD))?.checkpoint.channel_values["messages"],
    text,
  );
  for await (
    const { value } of store.kv.list<Uint8Array>({ prefix: ["user", "usr_1"] })
  ) {
    assert(value.length <= 60_000);
  }
});

Deno.test("old checkpoints go, with the values and writes that only they used", async () => {
  using store = await openStore();
  const saver = store.saver({ keep: 2 });
  let kept = 0;
  for (let step = 0; step < 12; step++) {
    const one = checkpoint(step, {
      messages: `${step}`.repeat(1000),
      rounds: step,
    });
    const config = await saver.put(THREAD, one, METADATA, one.channel_versions);
    await saver.putWrites(config, [["rounds", step]], "task");
    const keys = await store.count();
    if (step > 2) assertEquals(keys, kept);
    kept = keys;
  }
  const rounds = [];
  for await (const { checkpoint } of saver.list(THREAD)) {
    rounds.push(checkpoint.channel_values["rounds"]);
  }
  assertEquals(rounds, [11, 10]);
});

Deno.test("a value that a kept checkpoint shares is never deleted", async () => {
  using store = await openStore();
  const saver = store.saver({ keep: 1 });
  const first = checkpoint(1, { messages: ["kept"] });
  let config = await saver.put(THREAD, first, METADATA, first.channel_versions);
  for (let step = 2; step < 6; step++) {
    const next = {
      ...checkpoint(step, {}),
      channel_versions: first.channel_versions,
    };
    config = await saver.put(config, next, METADATA, {});
  }
  assertEquals((await saver.getTuple(THREAD))?.checkpoint.channel_values, {
    messages: ["kept"],
  });
});

Deno.test("a thread can be deleted, and users do not see each other's", async () => {
  using store = await openStore();
  const one = checkpoint(1, { messages: ["mine"] });
  await store.saver().put(THREAD, one, METADATA, one.channel_versions);
  const other = store.saver({ userId: "usr_2" });
  assertEquals(await other.getTuple(THREAD), undefined);
  await other.deleteThread("cnv_1");
  assertEquals((await store.saver().getTuple(THREAD))?.checkpoint, one);
  await store.saver().deleteThread("cnv_1");
  assertEquals(await store.count(), 0);
});

Deno.test("two writers that both believe they own the thread never mix values", async () => {
  using store = await openStore();
  const [a, b] = [store.saver(), store.saver()];
  const versions = [
    a.getNextVersion(undefined),
    b.getNextVersion(undefined),
  ] as const;
  assert(versions[0] !== versions[1]);
  assert(a.getNextVersion(versions[1]) > versions[0]);
  assert(a.getNextVersion("000000000009.x") > "000000000009.x");
});

Deno.test("a fence that fails keeps everything as it was", async () => {
  using store = await openStore();
  const key = ["user", "usr_1", "fence", "cnv_1"];
  const { versionstamp } = await store.kv.set(key, 1);
  const saver = store.saver({
    kv: fenceWrites(store.kv, { key, versionstamp }),
  });
  const one = checkpoint(1, { messages: ["a"] });
  const config = await saver.put(THREAD, one, METADATA, one.channel_versions);
  await store.kv.set(key, 2);
  const before = await store.count();
  const two = checkpoint(2, { messages: ["b"] });
  await assertRejects(() =>
    saver.put(config, two, METADATA, two.channel_versions)
  );
  await assertRejects(() => saver.putWrites(config, [["rounds", 1]], "task"));
  assertEquals(await store.count(), before);
});

interface Store extends Disposable {
  kv: Kv;
  saver(options?: Partial<KvCheckpointerOptions>): KvCheckpointer;
  /** Keys in the store. */
  count(): Promise<number>;
}

async function openStore(): Promise<Store> {
  const kv = await openDenoKv({ path: ":memory:", now: () => new Date(0) });
  return {
    kv,
    saver: (options = {}) =>
      new KvCheckpointer({
        kv,
        userId: "usr_1",
        randomId: () => crypto.randomUUID(),
        ...options,
      }),
    async count() {
      let keys = 0;
      for await (const _ of kv.list({ prefix: ["user", "usr_1"] })) keys++;
      return keys;
    },
    [Symbol.dispose]: () => kv.close(),
  };
}

function checkpoint(step: number, values: Record<string, unknown>): Checkpoint {
  const version = `${String(step).padStart(12, "0")}.test`;
  return {
    v: 4,
    id: uuid6(step),
    ts: "2026-11-23T01:00:00.000Z",
    channel_values: values,
    channel_versions: Object.fromEntries(
      Object.keys(values).map((channel) => [channel, version]),
    ),
    versions_seen: {},
  };
}
