import type { PendingWrite } from "../agent/turn.ts";
import { runHeadKey } from "../store/keys.ts";
import type { Check, Entry, Mutation } from "../store/kv.ts";
import {
  type ApprovalRecord,
  decisionsOf,
  outcomeMutation,
  readBatch,
} from "./approval.ts";
import { messageMutation } from "./conversation.ts";
import type { ChatDeps } from "./deps.ts";
import { eventMutations, readEvents } from "./event_log.ts";
import type { MessagePart, StreamEvent } from "./events.ts";
import { fitMessage } from "./fit_message.ts";
import {
  acquireLease,
  isLapsed,
  type LeaseValue,
  readLease,
  releaseMutation,
} from "./lease.ts";
import { newMessageId } from "./message_id.ts";
import { endedRunMutation, getRun, type RunRecord } from "./run_record.ts";
import { type Speaker, startRun, unlessRunInProgress } from "./start_run.ts";
import { messageOf, withEvent } from "./transcript.ts";

/**
 * Cleans up behind a run whose process died: its lease has lapsed. What the
 * person had approved is carried out again under the same idempotency key;
 * anything else is closed as failed. Does nothing where nothing lapsed, where
 * somebody else is quicker, or where the run turns out to be alive. Never
 * throws: whoever only reads must not fail for it.
 */
export async function recoverConversation(
  deps: ChatDeps,
  speaker: Speaker,
  conversationId: string,
): Promise<void> {
  const userId = speaker.user.id;
  try {
    const held = await readLease(deps.kv, userId, conversationId);
    if (!held.value || !isLapsed(held.value, deps.now())) return;
    await recover(deps, speaker, conversationId, held);
  } catch (cause) {
    deps.log.error("recovery_failed", { userId, conversationId, cause });
  }
}

/** What a dead run left, and what must still hold when that is cleaned up. */
interface Remains {
  conversationId: string;
  runId: string;
  /** Null where the record is gone. */
  run: RunRecord | null;
  events: StreamEvent[];
  approvals: ApprovalRecord[];
  /** The writes that the agent's checkpoint still waits for. */
  waiting: PendingWrite[];
  lapsed: Entry<LeaseValue>;
  /** Fails once the run has written anything more. */
  head: Check;
}

async function recover(
  deps: ChatDeps,
  speaker: Speaker,
  conversationId: string,
  lapsed: Entry<LeaseValue> & { value: LeaseValue },
): Promise<void> {
  const { kv, agent, log } = deps;
  const userId = speaker.user.id;
  const { runId } = lapsed.value;
  // The head comes first: what is read behind it is then known to be all.
  const { key, versionstamp } = await kv.get(runHeadKey(userId, runId));
  const batch = await readBatch(kv, userId, conversationId);
  const remains: Remains = {
    conversationId,
    runId,
    run: await getRun(kv, userId, runId),
    events: await readEvents(kv, { userId, runId }),
    approvals: batch?.records ?? [],
    waiting: await agent.pending({ threadId: conversationId, userId }),
    lapsed,
    head: { key, versionstamp },
  };
  const isRecovered = remains.run && cutOffWrites(remains).length > 0
    ? await carryOut(deps, speaker, remains)
    : await closeAsFailed(deps, speaker, remains);
  if (isRecovered) log.info("run_recovered", { userId, conversationId, runId });
}

/** What the person approved and the agent has not got past. */
function cutOffWrites({ approvals, waiting }: Remains): ApprovalRecord[] {
  const ids = new Set(waiting.map(({ approvalId }) => approvalId));
  return approvals.filter(({ approval, state }) =>
    state === "approved" && ids.has(approval.approvalId)
  );
}

/** The pause is still in the checkpoint, so the same decisions go in again. */
async function carryOut(
  deps: ChatDeps,
  speaker: Speaker,
  remains: Remains,
): Promise<boolean> {
  const { conversationId, run, approvals, lapsed, head } = remains;
  const decisions = decisionsOf(approvals, deps.now());
  const started = await startRun(deps, speaker, conversationId, {
    inputs: [{ type: "decisions", decisions }, ...run?.messages ?? []],
    checks: [head],
    lapsed,
    mutations: endMutations(speaker.user.id, remains),
  }).catch(unlessRunInProgress);
  return started !== undefined;
}

/** Keeps what the run had said, marked as failed, and frees the conversation. */
async function closeAsFailed(
  { kv, now }: ChatDeps,
  speaker: Speaker,
  remains: Remains,
): Promise<boolean> {
  const { conversationId, runId, run, events, lapsed, head } = remains;
  const userId = speaker.user.id;
  const at = now();
  const parts = events.reduce(withEvent, []);
  const message = fitMessage(
    messageOf(parts, { id: newMessageId(at), createdAt: at, status: "failed" }),
  );
  const lease = await acquireLease(kv, {
    userId,
    conversationId,
    runId,
    now: at,
    checks: [head],
    mutations: [],
    lapsed,
  });
  if (!lease) return false;
  const locale = run?.locale ?? speaker.locale;
  const inputs = run?.messages ?? [];
  const { ok } = await kv.atomic([lease.fence], [
    ...endMutations(userId, remains),
    ...outcomeMutations(userId, remains, parts),
    messageMutation(userId, conversationId, message),
    endedRunMutation({ ...lease, locale, inputs }, "failed"),
    releaseMutation(lease),
  ]);
  return ok;
}

/**
 * What became of approved writes, as far as the log tells. One that the log
 * does not know was done if the agent got past it.
 */
function outcomeMutations(
  userId: string,
  remains: Remains,
  parts: readonly MessagePart[],
): Mutation[] {
  const { conversationId, approvals } = remains;
  const cutOff = new Set(cutOffWrites(remains));
  const failed = new Set(
    parts.flatMap((part) =>
      part.type === "tool" && part.tool.status === "failed" ? part.tool.id : []
    ),
  );
  return approvals.filter(({ state }) => state === "approved").map((record) => {
    const isDone = !cutOff.has(record) && !failed.has(record.toolCallId);
    const state = isDone ? "executed" : "failed";
    return outcomeMutation(userId, conversationId, record, state);
  });
}

/** Ends the dead run's log, so that its readers look again. */
function endMutations(
  userId: string,
  { runId, events }: Remains,
): Mutation[] {
  return eventMutations({ userId, runId }, events.at(-1)?.id ?? 0, [
    { event: "done", data: { status: "failed" } },
  ]);
}
