import { withoutExpected } from "../agent/preview.ts";
import type { TappedCall, ToolEvent } from "../agent/turn.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import { outcomeOfTool, type UntoldTap } from "../conversation/tap_notes.ts";
import { reportOf } from "../conversation/write_report.ts";

/**
 * The taps as the agent is told of them. A card that still waits is told once it
 * is decided.
 *
 * @param records Of the writes among them.
 */
export function tappedCalls(
  taps: readonly UntoldTap[],
  records: readonly ApprovalRecord[],
): TappedCall[] {
  return taps.flatMap((tap) => {
    if ("tool" in tap) return readCall(tap);
    const record = records.find(({ approval }) =>
      approval.approvalId === tap.approvalId
    );
    return record && record.approval.state !== "pending"
      ? writeCall(tap, record)
      : [];
  });
}

function readCall(
  { id, saidAs, tool }: { id: string; saidAs: string; tool: ToolEvent },
): TappedCall {
  return {
    id,
    saidAs,
    toolCallId: tool.id,
    tool: tool.name,
    args: tool.args,
    report: { outcome: outcomeOfTool(tool) },
  };
}

function writeCall(
  { id, saidAs }: UntoldTap,
  record: ApprovalRecord,
): TappedCall {
  const { toolCallId, approval: { tool, args } } = record;
  return {
    id,
    saidAs,
    toolCallId,
    tool,
    args: withoutExpected(args),
    report: reportOf(record),
  };
}
