import type { ApprovalRecord } from "./approval.ts";
import { describeWrite } from "./approval_text.ts";
import type { ChatDeps } from "./deps.ts";
import type { Speaker } from "./start_run.ts";
import { createTurnTokens } from "./turn_tokens.ts";

/**
 * The record with words for what the person changed the write to, since the
 * transcript shows them as what was done. A record that was not changed, or a
 * shop that does not answer, leaves the words as they are.
 */
export async function describeEdit(
  deps: ChatDeps,
  { user, locale }: Speaker,
  conversationId: string,
  record: ApprovalRecord,
): Promise<ApprovalRecord> {
  if (!record.isEdited) return record;
  const lease = { conversationId };
  const { lookups } = createTurnTokens(deps, { lease, user, locale });
  const { approval, toolCallId } = record;
  try {
    const words = await describeWrite(
      { ...approval, toolCallId },
      await lookups(),
    );
    return { ...record, approval: { ...approval, ...words } };
  } catch (cause) {
    deps.log.error("edit_not_described", { conversationId, cause });
    return record;
  }
}
