import type { Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { readBatch } from "./approval_batch.ts";
import type { Transaction } from "./begin_run.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { reject } from "./decision.ts";
import { readWaitingTaps } from "./open_taps.ts";

/** A write that declines every card that waits for the person. */
export async function declineAll(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
): Promise<Transaction & { count: number }> {
  const [batch, waiting] = await Promise.all([
    readBatch(kv, ref),
    readWaitingTaps(kv, ref, now),
  ]);
  const approvals = [
    ...declinePending(batch?.records ?? [], now),
    ...waiting.map(({ record }) => reject(record, now)),
  ];
  return {
    checks: [
      ...(batch ? [batch.check] : []),
      ...waiting.map(({ check }) => check),
    ],
    changes: { approvals, ...(batch && { batch: batch.next }) },
    count: approvals.length,
  };
}

function declinePending(
  records: readonly ApprovalRecord[],
  now: Date,
): ApprovalRecord[] {
  return records.filter(({ approval }) => approval.state === "pending")
    .map((record) => reject(record, now));
}

/** Declines the cards that wait for the person. */
export async function declineWaiting(
  kv: Kv,
  ref: ConversationRef,
  now: Date,
): Promise<void> {
  for (;;) {
    const { checks, changes, count } = await declineAll(kv, ref, now);
    if (count === 0) return;
    if ((await commit(kv, ref, checks, changes)).ok) return;
  }
}
