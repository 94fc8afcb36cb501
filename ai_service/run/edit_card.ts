import type { Actor } from "../conversation/actor.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { CardEdit } from "../conversation/decision.ts";
import type { ApprovalEvent } from "../conversation/events.ts";
import type { RunDeps } from "./deps.ts";
import { previewEdit } from "./preview_edit.ts";

/**
 * Changes what a card asks for. The revised card waits on; nothing is decided.
 *
 * @throws {ApiError} 400 with the field where the server would refuse the write,
 *   404, 409 `already_decided`, `approval_expired`, `card_changed`, or 503
 *   `preview_unavailable`. The card is then as it was.
 */
export async function editCard(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  edit: CardEdit,
): Promise<ApprovalEvent> {
  const conversation = new Conversation(deps.kv, actor.user.id, conversationId);
  const card = await conversation.openCard(edit, deps.now());
  const revised = await previewEdit(
    deps,
    actor,
    conversationId,
    card.value,
    edit.args,
  );
  await conversation.reviseCard(card, revised);
  return revised.approval;
}
