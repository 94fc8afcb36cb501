import {
  type Preview,
  withExpected,
  withoutExpected,
} from "../agent/preview.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import { type ApprovalRecord, cardOf } from "../conversation/approval.ts";
import type { RunDeps } from "./deps.ts";
import { previewWrite } from "./preview_write.ts";
import { RunTokens } from "./run_tokens.ts";

/**
 * The card with these arguments: with the preview of the write as it was
 * changed, the total that this preview says, and the next revision.
 *
 * @throws {ApiError} 400 `invalid_input` where the server would refuse the
 *   write, 503 `preview_unavailable` where the preview cannot be had.
 */
export async function previewEdit(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  record: ApprovalRecord,
  edited: ToolArguments,
): Promise<ApprovalRecord> {
  const { approval } = record;
  const args = withoutExpected(edited);
  const tokens = new RunTokens(deps, actor, conversationId);
  const preview = await previewWrite(deps, actor, tokens, {
    name: approval.tool,
    args,
  });
  return withPreview(record, args, { preview, now: deps.now() });
}

function withPreview(
  record: ApprovalRecord,
  given: ToolArguments,
  { preview, now }: { preview: Preview; now: Date },
): ApprovalRecord {
  const { approvalId, revision, tool, state } = record.approval;
  return {
    ...record,
    isEdited: true,
    approval: {
      approvalId,
      revision: revision + 1,
      tool,
      args: withExpected(given, preview),
      ...cardOf(preview, now),
      state,
    },
  };
}
