import type { DueWork } from "../metrics/metrics.ts";
import type { Kv } from "../store/kv.ts";

/** The work of all users that is due now, and the age of the oldest. */
export async function measureDueWork(
  kv: Pick<Kv, "listWakes">,
  now: Date,
): Promise<DueWork> {
  const wakes = await Array.fromAsync(kv.listWakes(now));
  const oldest = Math.min(now.getTime(), ...wakes.map(({ at }) => +at));
  return {
    count: wakes.length,
    oldestSeconds: (now.getTime() - oldest) / 1000,
  };
}
