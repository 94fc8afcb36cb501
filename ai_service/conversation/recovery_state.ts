import type { Locale } from "../../shared/ui/locale.ts";
import { runHeadKey } from "../store/keys.ts";
import type { Check, Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { readBatch } from "./approval_batch.ts";
import {
  beginRun,
  type BegunRun,
  type NewRun,
  takeLease,
} from "./begin_run.ts";
import { commit, type RunChange } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { taskOf } from "./decision.ts";
import type { StreamEvent } from "./events.ts";
import { fenceOf, isLapsed, readLease } from "./lease.ts";
import { answerMessage } from "./message.ts";
import { RunLog } from "./run_log.ts";
import { type RunRecord, runRecord } from "./run_record.ts";

/** The state of a run whose process died. */
export interface RecoveryState {
  runId: string;
  /** Null where the record has expired. */
  run: RunRecord | null;
  events: StreamEvent[];
  /** The writes of the agent's newest pause, if any. */
  approvals: ApprovalRecord[];
  /**
   * Versions of the lease and of the log when they were read; opaque outside
   * this folder. The recovery fails if either has changed meanwhile.
   */
  versions: { lease: string; head: string | null };
}

/** Reads the state of a dead run; null while no lease has lapsed. */
export async function readRecoveryState(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
): Promise<RecoveryState | null> {
  const lease = await readLease(kv, ref);
  if (!lease.value || !isLapsed(lease.value, now)) return null;
  const { runId } = lease.value;
  // The head is read first: its version proves later that nothing was appended.
  const head = await kv.get(runHeadKey(ref.userId, runId));
  const batch = await readBatch(kv, ref);
  const log = new RunLog(kv, ref.userId, runId);
  return {
    runId,
    run: await log.record(),
    events: await log.read(),
    approvals: batch?.records ?? [],
    versions: { lease: lease.versionstamp, head: head.versionstamp },
  };
}

/** Begins a run in place of the dead one, with the same decisions. */
export async function resumeDeadRun(
  kv: Kv,
  ref: ConversationRef,
  { state, run }: { state: RecoveryState; run: NewRun },
): Promise<BegunRun | undefined> {
  const { inputs, approvedCalls } = taskOf(state.approvals, run.now);
  const messages = state.run?.messages ?? [];
  return await beginRun(kv, ref, run, {
    task: { inputs: [...inputs, ...messages], approvedCalls },
    lapsed: state.versions.lease,
    checks: [headOf(ref, state)],
    changes: { runs: [endOf(state)] },
  });
}

/**
 * Stores the dead run's message, marked as failed, and releases the
 * conversation. `cutOff` are the approved writes that the agent still waits for.
 * False where the run turned out to be alive, or was recovered by another one.
 */
export async function closeDeadRun(
  kv: Kv,
  ref: ConversationRef,
  { state, cutOff, locale, now }: {
    state: RecoveryState;
    cutOff: readonly ApprovalRecord[];
    locale: Locale;
    now: Date;
  },
): Promise<boolean> {
  const { runId, run, events } = state;
  const lease = await takeLease(kv, ref, {
    runId,
    now,
    lapsed: state.versions.lease,
    checks: [headOf(ref, state)],
    changes: {},
  });
  if (!lease) return false;
  const record = runRecord({
    conversationId: ref.conversationId,
    locale: run?.locale ?? locale,
    inputs: run?.messages ?? [],
    status: "failed",
  });
  const { ok } = await commit(kv, ref, [fenceOf(lease)], {
    message: answerMessage(events, { status: "failed", now }),
    approvals: outcomesOf(state, cutOff),
    runs: [{ ...endOf(state), record }],
    lease: null,
  });
  return ok;
}

/**
 * The approved writes with their outcomes, according to the log. One that the
 * log does not contain was done if the agent no longer waits for it.
 */
function outcomesOf(
  { approvals, events }: RecoveryState,
  cutOff: readonly ApprovalRecord[],
): ApprovalRecord[] {
  const failed = new Set<string>();
  for (const { event, data } of events) {
    if (event !== "tool") continue;
    if (data.status === "failed") failed.add(data.id);
    else failed.delete(data.id);
  }
  return approvals.filter(({ state }) => state === "approved").map((record) => {
    const isDone = !cutOff.includes(record) && !failed.has(record.toolCallId);
    return { ...record, state: isDone ? "executed" : "failed" };
  });
}

/** Ends the dead run's log, so that its readers look again. */
function endOf({ runId, events }: RecoveryState): RunChange {
  const after = events.at(-1)?.id ?? 0;
  const done = { event: "done" as const, data: { status: "failed" as const } };
  return { runId, log: { after, events: [done] } };
}

function headOf(
  { userId }: ConversationRef,
  { runId, versions }: RecoveryState,
): Check {
  return { key: runHeadKey(userId, runId), versionstamp: versions.head };
}
