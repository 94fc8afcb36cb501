import type { Locale } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { takeLease } from "./begin_run.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { answerMessage } from "./message.ts";
import { endOf, headOf, type RecoveryState } from "./recovery_state.ts";
import type { RunFacts } from "./run_record.ts";

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
  const record: RunFacts = {
    locale: run?.locale ?? locale,
    inputs: run?.messages ?? [],
    status: "failed",
  };
  const { ok } = await commit(kv, ref, [lease], {
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
