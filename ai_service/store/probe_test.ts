import { assertEquals, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import { PROBE_KEY } from "./keys.ts";
import { probeStore } from "./probe.ts";
import { changedKv, openTestKv } from "./test_kv.ts";

Deno.test("a probe writes the store and reads it, as often as it is asked", async () => {
  using kv = await openTestKv();
  await probeStore(kv);
  const first = await kv.get(PROBE_KEY);
  await Promise.all([probeStore(kv), probeStore(kv), probeStore(kv)]);
  const last = await kv.get(PROBE_KEY);
  assertEquals(first.value, true);
  assertEquals((last.versionstamp ?? "") > (first.versionstamp ?? ""), true);
});

Deno.test("a probe fails when the store cannot be written, or not be read", async () => {
  using kv = await openTestKv();
  const fail = () => Promise.reject(new Error("database or disk is full"));
  await assertRejects(() => probeStore(changedKv(kv, { set: fail })));
  await assertRejects(() => probeStore(changedKv(kv, { get: fail })));
});

Deno.test("a probe fails when the store answers with what was there before", async () => {
  using kv = await openTestKv();
  const stale = changedKv(kv, {
    get: (key) => Promise.resolve({ key, value: null, versionstamp: null }),
  });
  await assertRejects(() => probeStore(stale), Error, "read back");
});

Deno.test("a probe fails on a full disk, where reads still work", async () => {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-store-" });
  const script = fileURLToPath(new URL("./test_full_disk.ts", import.meta.url));
  // A file at its limit is a full disk of its own; the signal would end Deno.
  const limited = 'trap "" XFSZ; ulimit -f 2048; exec "$@"';
  const { stdout } = await new Deno.Command("/bin/sh", {
    args: ["-c", limited, "sh", Deno.execPath(), "run", "-A", "--unstable-kv"]
      .concat(script, `${folder}/store.kv`),
  }).output();
  await Deno.remove(folder, { recursive: true });
  assertEquals(JSON.parse(new TextDecoder().decode(stdout)), {
    before: "works",
    hasWritten: true,
    after: "fails",
    canRead: true,
  });
});
