import type { Actor } from "../conversation/actor.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import { describeWrite } from "../conversation/approval_text.ts";
import type { RunDeps } from "./deps.ts";
import { RunTokens } from "./run_tokens.ts";

/**
 * The record with a description of the write as it was changed, because the
 * transcript keeps showing it. Where the MCP server does not answer, the old
 * description stays.
 */
export async function describeEdit(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  record: ApprovalRecord,
): Promise<ApprovalRecord> {
  const { approval, toolCallId } = record;
  const tokens = new RunTokens(deps, actor, conversationId);
  try {
    const write = { ...approval, toolCallId };
    const text = await describeWrite(write, await tokens.previewContext());
    return { ...record, approval: { ...approval, ...text } };
  } catch (cause) {
    deps.log.error("edit_not_described", { conversationId, cause });
    return record;
  }
}
