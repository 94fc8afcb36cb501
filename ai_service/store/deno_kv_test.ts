import { assertEquals } from "@std/assert";
import { openDenoKv } from "./deno_kv.ts";
import type { Kv } from "./kv.ts";
import { testKv } from "./kv_contract.ts";

function disposable(kv: Kv, remove?: () => Promise<void>) {
  return Object.assign(kv, {
    async [Symbol.asyncDispose]() {
      kv.close();
      await remove?.();
    },
  });
}

testKv("Deno KV in memory", async (now) => {
  return disposable(await openDenoKv({ path: ":memory:", now }));
});

testKv("Deno KV in a file", async (now) => {
  const folder = await Deno.makeTempDir();
  const kv = await openDenoKv({ path: `${folder}/store.kv`, now });
  return disposable(kv, () => Deno.remove(folder, { recursive: true }));
});

Deno.test("Deno KV in a file keeps values and their end across a restart", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/store.kv`;
  let time = Date.parse("2026-04-01T09:00:00Z");
  const now = () => new Date(time);
  const before = await openDenoKv({ path, now });
  await before.set(["user", "usr_1", "a"], "kept");
  await before.set(["user", "usr_1", "b"], "ends", { expireIn: 60_000 });
  before.close();
  time += 60_000;
  const after = await openDenoKv({ path, now });
  assertEquals((await after.get(["user", "usr_1", "a"])).value, "kept");
  assertEquals((await after.get(["user", "usr_1", "b"])).value, null);
  after.close();
  await Deno.remove(folder, { recursive: true });
});
