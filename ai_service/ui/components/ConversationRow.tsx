import { useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { ConversationSummary } from "../../conversation/events.ts";
import { useLanguage } from "../client/language.ts";
import { Icon } from "./Icon.tsx";
import { RenameForm } from "./RenameForm.tsx";

/** One conversation: a link, and buttons to rename and delete it. */
export function ConversationRow(
  { conversation, current, onRename, onRemove }: {
    conversation: ConversationSummary;
    current: boolean;
    onRename: (title: string) => Promise<void>;
    onRemove: () => void;
  },
) {
  const { text, format } = useLanguage();
  const [renaming, setRenaming] = useState(false);
  const title = conversation.title || text.conversations.untitled;
  if (renaming) {
    return (
      <li class="conversation">
        <RenameForm
          title={conversation.title}
          onSave={onRename}
          onClose={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li class="conversation">
      <a
        class="conversation-link"
        href={`/c/${conversation.id}`}
        title={title}
        {...(current && { "aria-current": "page" as const })}
      >
        <span class="conversation-title">{title}</span>
        <time class="conversation-time" dateTime={conversation.updatedAt}>
          {format.day(conversation.updatedAt)}
        </time>
      </a>
      <div class="conversation-actions">
        <Button
          kind="quiet"
          shape="icon"
          aria-label={text.conversations.renameOf(title)}
          title={text.conversations.rename}
          onClick={() => setRenaming(true)}
        >
          <Icon name="pencil" />
        </Button>
        <Button
          kind="quiet"
          shape="icon"
          aria-label={text.conversations.removeOf(title)}
          title={text.conversations.remove}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </Button>
      </div>
    </li>
  );
}
