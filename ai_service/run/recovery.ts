import type { PendingWrite } from "../agent/turn.ts";
import { readBatch } from "../conversation/approval_batch.ts";
import { loadTokenUser } from "../conversation/due_work.ts";
import { Conversation } from "../conversation/conversation.ts";
import type {
  RecoveryOptions,
  RecoveryState,
} from "../conversation/recovery_state.ts";
import type { RunDeps } from "./deps.ts";

/**
 * Recovers a run whose process died, which shows by its lapsed lease. A run
 * that goes on from outcomes is begun anew; any other run is closed as failed.
 * Approved writes need no recovery: they are due work of their own. Does
 * nothing where no lease has lapsed, or where the run is alive or recovered by
 * another request. Never throws, because reading must not fail for it.
 */
export async function recoverConversation(
  deps: RunDeps,
  userId: string,
  conversationId: string,
  options: RecoveryOptions = {},
): Promise<void> {
  const { kv, now, log } = deps;
  const conversation = new Conversation(kv, userId, conversationId);
  try {
    const state = await conversation.recoveryState(now(), options);
    if (!state) return;
    const { runId } = state;
    if (await recover(deps, conversation, { userId, conversationId, state })) {
      log.info("run_recovered", { userId, conversationId, runId });
      deps.metrics.runRecovered();
    }
  } catch (cause) {
    log.error("recovery_failed", { userId, conversationId, cause });
  }
}

interface Dead {
  userId: string;
  conversationId: string;
  state: RecoveryState;
}

async function recover(
  { kv, agent, now, randomId, runs }: RunDeps,
  conversation: Conversation,
  { userId, conversationId, state }: Dead,
): Promise<boolean> {
  const locale = state.run?.locale ?? "ja";
  const user = await loadTokenUser(kv, userId);
  const waiting = await agent.pending({ threadId: conversationId, userId });
  const batch = await readBatch(kv, { userId, conversationId });
  // Without its card, a write was proposed by the run that died, and is unknown to the person.
  const hasCard = ({ approvalId }: PendingWrite) =>
    batch?.records.some(({ approval }) => approval.approvalId === approvalId);
  const goesOn = state.run?.purpose === "outcomes" && waiting.length > 0 &&
    waiting.every(hasCard);
  if (!user || !goesOn) {
    return await conversation.closeRun({ state, locale, now: now() });
  }
  const run = { runId: randomId(), locale, now: now() };
  const begun = await conversation.resumeRun(state, run);
  if (begun) runs.start({ ...begun, user, locale });
  return begun !== undefined;
}

/**
 * Begins the run that a process handed over when it was shut down, if the agent
 * still waits for outcomes that are all decided.
 */
export async function goOnFromOutcomes(
  { kv, agent, now, randomId, runs }: RunDeps,
  userId: string,
  conversationId: string,
): Promise<void> {
  const user = await loadTokenUser(kv, userId);
  const waiting = await agent.pending({ threadId: conversationId, userId });
  if (!user || waiting.length === 0) return;
  const conversation = new Conversation(kv, userId, conversationId);
  const begun = await conversation.goOn({ runId: randomId(), now: now() });
  if (begun) runs.start({ ...begun, user });
}
