// This module is portable: it runs on Deno and on Workers.
import type { Decision, PendingWrite } from "../agent/turn.ts";
import type { Mutation } from "../store/kv.ts";
import {
  type ApprovalRecord,
  decisionsOf,
  outcomeMutation,
  readBatch,
} from "./approval.ts";
import { messageMutation } from "./conversation.ts";
import type { ChatDeps } from "./deps.ts";
import { eventMutations, readEvents } from "./event_log.ts";
import { fitMessage } from "./fit_message.ts";
import { acquireLease, isLapsed, readLease, releaseMutation } from "./lease.ts";
import { newMessageId } from "./message_id.ts";
import { endedRunMutation, getRun, type RunRecord } from "./run_record.ts";
import { messageOf, withEvent } from "./transcript.ts";
import { type Speaker, startRun } from "./start_run.ts";

/**
 * Cleans up behind a run whose process died: its lease has lapsed. What the
 * person had approved is carried out again under the same idempotency key;
 * anything else is closed as failed. Does nothing where nothing lapsed, or
 * where somebody else is quicker.
 */
export async function recoverConversation(
  deps: ChatDeps,
  speaker: Speaker,
  conversationId: string,
): Promise<void> {
  const { kv, agent, now, log } = deps;
  const userId = speaker.user.id;
  const held = await readLease(kv, userId, conversationId);
  if (!held.value || !isLapsed(held.value, now())) return;
  const { runId } = held.value;
  const run = await getRun(kv, userId, runId);
  const batch = await readBatch(kv, userId, conversationId);
  const waiting = await agent.pending({ threadId: conversationId, userId });
  const approved = (batch?.records ?? []).filter(({ state }) =>
    state === "approved"
  );
  log.info("run_recovered", { userId, conversationId, runId });
  const lapsed = { conversationId, runId, run };
  if (run && approved.length > 0 && stillWaits(waiting, approved)) {
    await carryOut(deps, speaker, lapsed, decisionsOf(batch?.records ?? []));
  } else {
    await closeAsFailed(deps, speaker, lapsed, approved);
  }
}

interface LapsedRun {
  conversationId: string;
  runId: string;
  /** Null where the record is gone. */
  run: RunRecord | null;
}

function stillWaits(
  waiting: readonly PendingWrite[],
  approved: readonly ApprovalRecord[],
): boolean {
  const ids = new Set(waiting.map(({ approvalId }) => approvalId));
  return approved.some(({ approval }) => ids.has(approval.approvalId));
}

/** The pause is still in the checkpoint, so the same decisions go in again. */
async function carryOut(
  deps: ChatDeps,
  speaker: Speaker,
  { conversationId, runId, run }: LapsedRun,
  decisions: Record<string, Decision>,
): Promise<void> {
  const mutations = await endMutations(deps, speaker.user.id, runId);
  await startRun(deps, speaker, conversationId, {
    inputs: [{ type: "decisions", decisions }, ...run?.messages ?? []],
    checks: [],
    mutations,
  }).catch(() => {
    // Another reader has started the same recovery; one is enough.
  });
}

/** Keeps what the run had said, marked as failed, and frees the conversation. */
async function closeAsFailed(
  deps: ChatDeps,
  speaker: Speaker,
  { conversationId, runId, run }: LapsedRun,
  approved: readonly ApprovalRecord[],
): Promise<void> {
  const { kv, now } = deps;
  const userId = speaker.user.id;
  const events = await readEvents(kv, { userId, runId });
  const parts = events.reduce(withEvent, []);
  const at = now();
  const message = fitMessage(
    messageOf(parts, { id: newMessageId(at), createdAt: at, status: "failed" }),
  );
  const lease = await acquireLease(kv, {
    userId,
    conversationId,
    runId,
    now: at,
    mutations: [],
  });
  if (!lease) return;
  const locale = run?.locale ?? speaker.locale;
  const inputs = run?.messages ?? [];
  await kv.atomic([lease.fence], [
    ...await endMutations(deps, userId, runId),
    messageMutation(userId, conversationId, message),
    // The checkpoint is past the pause, so these were carried out.
    ...approved.map((record) =>
      outcomeMutation(userId, conversationId, record, "executed")
    ),
    endedRunMutation({ ...lease, locale, inputs }, "failed"),
    releaseMutation(lease),
  ]);
}

/** Ends the lapsed run's log, so that its readers look again. */
async function endMutations(
  { kv }: ChatDeps,
  userId: string,
  runId: string,
): Promise<Mutation[]> {
  const run = { userId, runId };
  const last = (await readEvents(kv, run)).at(-1);
  return eventMutations(run, last?.id ?? 0, [
    { event: "done", data: { status: "failed" } },
  ]);
}
