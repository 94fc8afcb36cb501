import type { PendingWrite } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { RecoveryState } from "../conversation/recovery_state.ts";
import type { RunDeps } from "./deps.ts";

/**
 * Recovers a run whose process died, which shows by its lapsed lease. Approved
 * writes that were cut off are carried out by a new run, under the same
 * idempotency keys; any other run is closed as failed. Does nothing where no
 * lease has lapsed, or where the run is alive or recovered by another request.
 * Never throws, because reading must not fail for it.
 */
export async function recoverConversation(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
): Promise<void> {
  const { kv, agent, now, log } = deps;
  const userId = actor.user.id;
  const conversation = new Conversation(kv, userId, conversationId);
  try {
    const state = await conversation.recoveryState(now());
    if (!state) return;
    const { runId } = state;
    const waiting = await agent.pending({ threadId: conversationId, userId });
    const cutOff = cutOffWrites(state, waiting);
    const { locale } = actor;
    const isRecovered = state.run && cutOff.length > 0
      ? await resumeRun(deps, actor, conversation, state)
      : await conversation.closeRun({ state, cutOff, locale, now: now() });
    if (isRecovered) {
      log.info("run_recovered", { userId, conversationId, runId });
    }
  } catch (cause) {
    log.error("recovery_failed", { userId, conversationId, cause });
  }
}

/** The approved writes that the agent's checkpoint still waits for. */
function cutOffWrites(
  { approvals }: RecoveryState,
  waiting: readonly PendingWrite[],
): ApprovalRecord[] {
  const ids = new Set(waiting.map(({ approvalId }) => approvalId));
  return approvals.filter(({ state, approval }) =>
    state === "approved" && ids.has(approval.approvalId)
  );
}

/** The pause is still in the checkpoint, so a new run takes the decisions. */
async function resumeRun(
  { now, randomId, runs }: RunDeps,
  actor: Actor,
  conversation: Conversation,
  state: RecoveryState,
): Promise<boolean> {
  const run = { runId: randomId(), locale: actor.locale, now: now() };
  const begun = await conversation.resumeRun(state, run);
  if (begun) runs.start({ ...begun, ...actor });
  return begun !== undefined;
}
