import { untoldKey } from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import type { ApprovalRecord } from "./approval.ts";
import { isUnderWay } from "./approval.ts";
import { readApproval } from "./approval_batch.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { DueWrite } from "./due_work.ts";
import { outcomeMessage } from "./outcome_message.ts";
import { latest, readSummary, touched } from "./summary.ts";

/**
 * Stores the outcome of an approved write, and ends its due work, in one write.
 * If the agent went on without the outcome, a message tells it. Undefined
 * where it was settled already, or its conversation is gone.
 */
export async function settleWrite(
  kv: Kv,
  ref: ConversationRef,
  { work, settle, now }: {
    work: DueWrite;
    settle: (record: ApprovalRecord) => ApprovalRecord;
    now: Date;
  },
): Promise<ApprovalRecord | undefined> {
  for (;;) {
    const entry = await readApproval(kv, ref, work.approvalId);
    if (!entry.value || !isUnderWay(entry.value)) return undefined;
    const settled = settle(entry.value);
    if (await tryToSettle(kv, ref, { entry, settled, work, now })) {
      return settled;
    }
  }
}

/** False where something that it is based on changed meanwhile. */
async function tryToSettle(
  kv: Kv,
  ref: ConversationRef,
  { entry, settled, work, now }: {
    entry: Entry<ApprovalRecord>;
    settled: ApprovalRecord;
    work: DueWrite;
    now: Date;
  },
): Promise<boolean> {
  const { userId, conversationId } = ref;
  const untold = await kv.get(
    untoldKey(userId, conversationId, work.approvalId),
  );
  const summary = await readSummary(kv, ref);
  const before = summary.value;
  const isTold = untold.value !== null && before !== null;
  // With the summary: a conversation that is deleted meanwhile gets nothing new.
  const { ok } = await commit(kv, ref, [entry, untold, summary], {
    // Of a conversation that was deleted meanwhile, nothing is kept.
    ...(before ? { approvals: [settled] } : { forgotten: work.approvalId }),
    settled: [work],
    ...(isTold && {
      message: outcomeMessage(settled, latest(now, before)),
      summary: { before, after: touched(before, now) },
    }),
  });
  return ok;
}
