import { useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { ConversationSummary } from "../../conversation/events.ts";
import { useLanguage } from "../client/language.ts";
import type { ConversationActions } from "../client/use_conversations.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";

/** The list itself, the latest conversation first. */
export function ConversationRows(
  { conversations, currentId, failed, hasMore, onMore, onRename, onRemove }:
    & ConversationActions
    & { conversations: ConversationSummary[]; currentId: string | null },
) {
  const { text } = useLanguage();
  const [removing, setRemoving] = useState<ConversationSummary | null>(null);
  return (
    <div class="conversations">
      {conversations.length === 0 && (
        <p class="conversations-empty">{text.conversations.empty}</p>
      )}
      {failed && (
        <p class="field-error" role="alert">{text.conversations.failed}</p>
      )}
      <ul role="list">
        {conversations.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            current={conversation.id === currentId}
            onRename={(title) => onRename(conversation.id, title)}
            onRemove={() => setRemoving(conversation)}
          />
        ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" onClick={onMore}>{text.conversations.more}</Button>
      )}
      {removing && (
        <DeleteDialog
          title={removing.title || text.conversations.untitled}
          onConfirm={() => onRemove(removing.id)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
