import type { PendingWrite } from "../agent/turn.ts";
import { type ApprovalRecord, expiryOf } from "../conversation/approval.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** Approvals to ask the person for, each with the preview of its write. */
export function createApprovals(
  writes: readonly PendingWrite[],
  { locale, now }: { locale: Locale; now: Date },
): ApprovalRecord[] {
  return writes.map(({ approvalId, tool, args, toolCallId, preview }) => {
    const { validUntil: _, version: _version, ...words } = preview;
    return {
      approval: {
        approvalId,
        revision: 1,
        tool,
        args,
        ...words,
        state: "pending",
        expiresAt: expiryOf(preview, now),
      },
      toolCallId,
      locale,
    };
  });
}
