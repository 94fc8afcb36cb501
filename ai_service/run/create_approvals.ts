import type { PendingWrite } from "../agent/turn.ts";
import { APPROVAL_MS, type ApprovalRecord } from "../conversation/approval.ts";
import { describeWrite } from "../conversation/approval_text.ts";
import type { PreviewContext } from "../conversation/approval_words.ts";

/** Approvals to ask the person for, each with a description of its write. */
export async function createApprovals(
  writes: readonly PendingWrite[],
  context: PreviewContext,
  now: Date,
): Promise<ApprovalRecord[]> {
  const expiresAt = new Date(now.getTime() + APPROVAL_MS).toISOString();
  return await Promise.all(writes.map(async (write) => {
    const { approvalId, tool, args, toolCallId } = write;
    const text = await describeWrite(write, context);
    const approval = { approvalId, tool, args, ...text, expiresAt };
    return { approval, toolCallId, state: "pending" };
  }));
}
