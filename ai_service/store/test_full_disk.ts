// A process of a test, whose files may not grow: fills the store, probes it.
import { openDenoKv } from "./deno_kv.ts";
import type { Kv } from "./kv.ts";
import { probeStore } from "./probe.ts";

/** Writes values of this size, in bytes, until one fails. */
async function fill(kv: Kv, size: number): Promise<number> {
  for (let n = 0;; n++) {
    const key = ["user", "usr_1", "fill", size, n];
    const filled = await kv.set(key, new Uint8Array(size)).catch(() => {});
    if (!filled) return n;
  }
}

async function probe(kv: Kv): Promise<string> {
  return await probeStore(kv).then(() => "works", () => "fails");
}

async function fillAndProbe(path: string) {
  const kv = await openDenoKv({ path, now: () => new Date() });
  const before = await probe(kv);
  const written = await fill(kv, 60_000);
  for (const size of [4000, 100, 0]) await fill(kv, size);
  const after = await probe(kv);
  const first = ["user", "usr_1", "fill", 60_000, 0];
  const canRead = (await kv.get(first)).versionstamp !== null;
  kv.close();
  return { before, hasWritten: written > 0, after, canRead };
}

if (import.meta.main) {
  console.log(JSON.stringify(await fillAndProbe(Deno.args[0] ?? "")));
}
