import { PROBE_KEY } from "./keys.ts";
import type { Kv } from "./kv.ts";

/**
 * Writes to the store and reads it back, since a full disk still reads well.
 *
 * @throws If the store cannot be written or read.
 */
export async function probeStore(
  kv: Pick<Kv, "get" | "set">,
): Promise<void> {
  const written = await kv.set(PROBE_KEY, true);
  const { versionstamp } = await kv.get(PROBE_KEY);
  // Another probe may have written since.
  if (versionstamp === null || versionstamp < written.versionstamp) {
    throw new Error("Cannot read back what was written to the store");
  }
}
