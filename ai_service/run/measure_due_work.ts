import type { Backlog } from "../metrics/metrics.ts";
import type { Kv } from "../store/kv.ts";

/** The work of all users that is due now, and the age of the oldest. */
export async function measureDueWork(
  kv: Pick<Kv, "listWakes">,
  now: Date,
): Promise<Backlog> {
  let count = 0;
  let oldest = now;
  // The earliest comes first.
  for await (const { at } of kv.listWakes(now)) {
    if (count++ === 0) oldest = at;
  }
  return { count, oldestSeconds: (now.getTime() - oldest.getTime()) / 1000 };
}
