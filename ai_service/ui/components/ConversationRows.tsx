import { Button } from "../../../shared/ui/Button.tsx";
import type { ConversationSummary } from "../../conversation/events.ts";
import { groupConversations } from "../client/conversation_groups.ts";
import { useLanguage } from "../client/language.ts";
import { useListId } from "../client/use_list_id.ts";
import type { ConversationActions } from "../client/use_conversations.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import { FailureLine } from "./FailureLine.tsx";

/** The list itself, the latest conversation first, by days. */
export function ConversationRows(
  { conversations, currentId, now, actions, onRemove }: {
    conversations: readonly ConversationSummary[];
    currentId: string | null;
    /** Milliseconds since the epoch. */
    now: number;
    actions: ConversationActions;
    onRemove: (conversation: ConversationSummary) => void;
  },
) {
  const { text: { conversations: words }, timeZone } = useLanguage();
  const id = useListId();
  return (
    <div class="conversations">
      {conversations.length === 0 && (
        <p class="conversations-empty">{words.empty}</p>
      )}
      <FailureLine failure={actions.failure} />
      {groupConversations(conversations, { now, timeZone }).map((
        { recency, items },
      ) => (
        <section key={recency}>
          <p class="conversation-group" id={`${id}-${recency}`}>
            {words.recency[recency]}
          </p>
          <ul role="list" aria-labelledby={`${id}-${recency}`}>
            {items.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                {...{ conversation, recency }}
                current={conversation.id === currentId}
                onRename={(title) => actions.onRename(conversation.id, title)}
                onRemove={() => onRemove(conversation)}
              />
            ))}
          </ul>
        </section>
      ))}
      {actions.hasMore && (
        <Button kind="quiet" onClick={actions.onMore}>{words.more}</Button>
      )}
    </div>
  );
}
