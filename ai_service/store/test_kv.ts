import { openDenoKv } from "./deno_kv.ts";
import type { Kv } from "./kv.ts";

/** An empty store in memory, which closes at the end of its block. */
export async function openTestKv(
  now: () => Date = () => new Date(),
): Promise<Kv & Disposable> {
  const kv = await openDenoKv({ path: ":memory:", now });
  return Object.assign(kv, { [Symbol.dispose]: () => kv.close() });
}
