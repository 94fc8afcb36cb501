import { stopKey } from "../store/keys.ts";
import type { Kv, Mutation } from "../store/kv.ts";

/** How long a wish to stop is kept, in milliseconds; runs end long before. */
const KEPT_MS = 60 * 60 * 1000;

/** The mutation that asks a run to stop, whichever instance runs it. */
export function stopMutation(userId: string, runId: string): Mutation {
  return {
    type: "set",
    key: stopKey(userId, runId),
    value: true,
    expireIn: KEPT_MS,
  };
}

/** Aborts once somebody asks the run to stop. Call the answer to end the watch. */
export function abortOnStop(
  kv: Kv,
  { userId, runId }: { userId: string; runId: string },
  controller: AbortController,
): () => Promise<void> {
  const reader = kv.watch<true>([stopKey(userId, runId)]).getReader();
  const watching = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value[0]?.value) return controller.abort("stopped");
    }
  })().catch(() => {});
  return async () => {
    await reader.cancel().catch(() => {});
    await watching;
  };
}
