import type { Actor } from "../conversation/actor.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { RecoveryState } from "../conversation/recovery_state.ts";
import type { RunDeps } from "./deps.ts";

/**
 * Cleans up behind a run whose process died: its lease has lapsed. What the
 * person had approved is carried out again under the same idempotency key;
 * anything else is closed as failed. Does nothing where nothing lapsed, where
 * somebody else is quicker, or where the run turns out to be alive. Never
 * throws: whoever only reads must not fail for it.
 */
export async function recoverConversation(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
): Promise<void> {
  const userId = actor.user.id;
  const facts = { userId, conversationId };
  const conversation = new Conversation(deps.kv, userId, conversationId);
  try {
    const state = await conversation.recoveryState(deps.now());
    if (!state) return;
    const thread = { threadId: conversationId, userId };
    const waiting = await deps.agent.pending(thread);
    const ids = new Set(waiting.map(({ approvalId }) => approvalId));
    const cutOff = state.approvals.filter(({ state, approval }) =>
      state === "approved" && ids.has(approval.approvalId)
    );
    const isRecovered = state.run && cutOff.length > 0
      ? await resumeRun(deps, actor, conversation, state)
      : await closeAsFailed(deps, actor, conversation, { state, cutOff });
    const { runId } = state;
    if (isRecovered) deps.log.info("run_recovered", { ...facts, runId });
  } catch (cause) {
    deps.log.error("recovery_failed", { ...facts, cause });
  }
}

/** The pause is still in the checkpoint, so the same decisions go in again. */
async function resumeRun(
  { now, randomId, runs }: RunDeps,
  actor: Actor,
  conversation: Conversation,
  state: RecoveryState,
): Promise<boolean> {
  const { locale } = actor;
  const run = { runId: randomId(), locale, now: now() };
  const begun = await conversation.resumeRun(state, run);
  if (begun) runs.start({ ...begun, ...actor });
  return begun !== undefined;
}

/** Keeps what the run had said, marked as failed, and frees the conversation. */
async function closeAsFailed(
  { now }: RunDeps,
  { locale }: Actor,
  conversation: Conversation,
  options: { state: RecoveryState; cutOff: ApprovalRecord[] },
): Promise<boolean> {
  return await conversation.closeRun({ ...options, locale, now: now() });
}
