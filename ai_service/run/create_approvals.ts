import type { PendingWrite } from "../agent/turn.ts";
import { type ApprovalRecord, cardOf } from "../conversation/approval.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** Approvals to ask the person for, each with the preview of its write. */
export function createApprovals(
  writes: readonly PendingWrite[],
  { locale, now }: { locale: Locale; now: Date },
): ApprovalRecord[] {
  return writes.map(({ approvalId, tool, args, toolCallId, preview }) => ({
    approval: {
      approvalId,
      revision: 1,
      tool,
      args,
      ...cardOf(preview, now),
      state: "pending",
    },
    toolCallId,
    locale,
  }));
}
