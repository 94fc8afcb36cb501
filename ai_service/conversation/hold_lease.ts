import { stopKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { commit } from "./changes.ts";
import { type Lease, LeaseLostError, readLease, RENEW_MS } from "./lease.ts";

/**
 * Renews the lease until the returned function is called. Aborts `controller`
 * with a {@linkcode LeaseLostError} when the lease is lost, and with another
 * reason when somebody asks the run to stop.
 */
export function holdLease(
  kv: Kv,
  lease: Lease,
  { controller, now }: { controller: AbortController; now: () => Date },
): () => Promise<void> {
  const unwatch = watchStop(kv, lease, controller);
  const timer = setInterval(async () => {
    // A short failure of the store does not mean that the lease is lost.
    const isHeld = await renewLease(kv, lease, now()).catch(() => true);
    if (!isHeld) return controller.abort(new LeaseLostError("Lease lost"));
    // A watch can stop reporting without an error, so the key is also polled.
    const stop = await kv.get(stopKeyOf(lease)).catch(() => null);
    if (stop?.value) controller.abort("stopped");
  }, RENEW_MS);
  return () => {
    clearInterval(timer);
    return unwatch();
  };
}

/**
 * Renews the lease; false once it is lost or released. The run may end while it
 * is renewed, and a lease that it has released must not come back: it would keep
 * the conversation from everybody, and then pass for one of a dead process.
 */
export async function renewLease(
  kv: Kv,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const renewed = { runId: lease.runId, now };
  let refused: string | null = null;
  for (;;) {
    const held = await readLease(kv, lease);
    if (held.value?.runId !== lease.runId) return false;
    // The lease is as it was, so it is the fence that has changed.
    if (held.versionstamp === refused) return false;
    const checks = [lease, held];
    if ((await commit(kv, lease, checks, { lease: renewed })).ok) return true;
    refused = held.versionstamp;
  }
}

function watchStop(
  kv: Kv,
  lease: Lease,
  controller: AbortController,
): () => Promise<void> {
  const stops = kv.watch<true>([stopKeyOf(lease)]).getReader();
  const watching = (async () => {
    for (;;) {
      const { done, value } = await stops.read();
      if (done) return;
      if (value[0]?.value) return controller.abort("stopped");
    }
  })().catch(() => {});
  return async () => {
    await stops.cancel().catch(() => {});
    await watching;
  };
}

function stopKeyOf({ userId, runId }: Lease) {
  return stopKey(userId, runId);
}
