import type { PendingWrite } from "../agent/turn.ts";
import { APPROVAL_MS, type ApprovalRecord } from "../conversation/approval.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** Approvals to ask the person for, each with the preview of its write. */
export function createApprovals(
  writes: readonly PendingWrite[],
  { locale, now }: { locale: Locale; now: Date },
): ApprovalRecord[] {
  const expiresAt = new Date(now.getTime() + APPROVAL_MS).toISOString();
  return writes.map(({ approvalId, tool, args, toolCallId, preview }) => ({
    approval: {
      approvalId,
      revision: 1,
      tool,
      args,
      ...preview,
      state: "pending",
      expiresAt,
    },
    toolCallId,
    locale,
  }));
}
