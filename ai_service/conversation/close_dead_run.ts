import type { Locale } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import { takeLease } from "./begin_run.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { answerMessage } from "./message.ts";
import { endOf, headOf, type RecoveryState } from "./recovery_state.ts";
import type { RunFacts } from "./run_record.ts";
import { latest, readSummary } from "./summary.ts";

/**
 * Stores the dead run's message, marked as failed, and releases the
 * conversation. Approved writes are not touched: they are carried out from
 * their own records. False where the run turned out to be alive, or was
 * recovered by another one.
 */
export async function closeDeadRun(
  kv: Kv,
  ref: ConversationRef,
  { state, locale, now }: { state: RecoveryState; locale: Locale; now: Date },
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
    purpose: run?.purpose ?? "message",
    status: "failed",
  };
  const { value: summary } = await readSummary(kv, ref);
  const at = latest(now, summary);
  const { ok } = await commit(kv, ref, [lease], {
    message: answerMessage(events, { status: "failed", now: at }),
    runs: [{ ...endOf(state), record }],
    lease: null,
    settled: [{ kind: "run", conversationId: ref.conversationId, at: 0 }],
  });
  return ok;
}
