import { openDenoKv } from "./deno_kv.ts";
import type { Kv } from "./kv.ts";

/** An empty store in memory, which closes at the end of its block. */
export async function openTestKv(
  now: () => Date = () => new Date(),
): Promise<Kv & Disposable> {
  const kv = await openDenoKv({ path: ":memory:", now });
  return Object.assign(kv, { [Symbol.dispose]: () => kv.close() });
}

/** The store with some of its methods changed, e.g. to fail. */
export function changedKv(kv: Kv, changes: Partial<Kv>): Kv {
  return {
    get: (key) => kv.get(key),
    getMany: (keys) => kv.getMany(keys),
    list: (options) => kv.list(options),
    set: (...entry) => kv.set(...entry),
    delete: (key) => kv.delete(key),
    atomic: (...write) => kv.atomic(...write),
    listWakes: (until) => kv.listWakes(until),
    removeWake: (wake) => kv.removeWake(wake),
    watch: (keys) => kv.watch(keys),
    close: () => kv.close(),
    ...changes,
  };
}
