import { type ApprovalRecord, isUnderWay } from "../conversation/approval.ts";
import { readApprovals } from "../conversation/approval_batch.ts";
import type { ConversationRef } from "../conversation/conversation_ref.ts";
import type { Kv } from "../store/kv.ts";
import type { Wait } from "../agent/wait.ts";

/** Pauses between two looks at the records: doubled from the first one, in ms. */
const PAUSES = { first: 10, longest: 250 };

/** The writes to wait for, and the end of the wait. */
export interface AwaitOutcomesOptions {
  approvalIds: readonly string[];
  /** Aborts when the wait has lasted long enough, or the run is to end. */
  signal: AbortSignal;
  wait: Wait;
  /**
   * Called for each write once it is not, or no longer, under way.
   *
   * @param isNews False where it was not at the first look.
   */
  onSettled: (record: ApprovalRecord, isNews: boolean) => void;
}

/**
 * Waits until none of these writes is under way, and returns them in their
 * present state. Another process may carry them out, so their records are read
 * again and again; a watch could go silent.
 */
export async function awaitOutcomes(
  kv: Kv,
  ref: ConversationRef,
  { approvalIds, signal, wait, onSettled }: AwaitOutcomesOptions,
): Promise<ApprovalRecord[]> {
  const seen = new Set<string>();
  let pause = PAUSES.first;
  let isNews = false;
  for (;;) {
    const records = await readApprovals(kv, ref, approvalIds);
    for (const record of records) {
      const { approvalId } = record.approval;
      if (isUnderWay(record) || seen.has(approvalId)) continue;
      seen.add(approvalId);
      onSettled(record, isNews);
    }
    if (seen.size === records.length || signal.aborted) return records;
    await wait(pause, signal);
    isNews = true;
    pause = Math.min(2 * pause, PAUSES.longest);
  }
}
