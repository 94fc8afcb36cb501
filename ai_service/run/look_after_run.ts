import { changeWork } from "../conversation/change_work.ts";
import type { DueRun } from "../conversation/due_work.ts";
import { isLapsed, readLease } from "../conversation/lease.ts";
import type { RecoveryOptions } from "../conversation/recovery_state.ts";
import type { RunDeps } from "./deps.ts";
import { goOnFromOutcomes, recoverConversation } from "./recovery.ts";

/** Recovers a run whose lease has lapsed, or begins the one that was handed over. */
export async function lookAfterRun(
  deps: RunDeps,
  userId: string,
  work: DueRun,
  options: RecoveryOptions,
): Promise<void> {
  const { kv, now } = deps;
  const { conversationId } = work;
  const ref = { userId, conversationId };
  const { value: lease } = await readLease(kv, ref);
  if (!lease) {
    await goOnFromOutcomes(deps, userId, conversationId);
    return await changeWork(kv, ref, work, null);
  }
  if (options.isAlone || isLapsed(lease, now())) {
    return await recoverConversation(deps, userId, conversationId, options);
  }
  await changeWork(kv, ref, work, { ...work, at: lease.expiresAt });
}
