import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { ConversationSummary } from "../../conversation/events.ts";
import type { Recency } from "../client/conversation_groups.ts";
import { useLanguage } from "../client/language.ts";
import { usePart } from "../client/part.ts";
import { rowTools } from "../client/sidebar_parts.ts";
import { Icon } from "./Icon.tsx";

/** One conversation: a link, and what can be done with it. */
export function ConversationRow(
  { conversation, recency, current, onRename, onRemove }: {
    conversation: ConversationSummary;
    recency: Recency;
    current: boolean;
    onRename: (title: string) => Promise<void>;
    onRemove: () => void;
  },
) {
  const { text } = useLanguage();
  const row = useRef<HTMLLIElement>(null);
  const [mode, setMode] = useState<"menu" | "rename" | null>(null);
  const wasRenamed = useRef(false);
  useLayoutEffect(() => {
    if (mode === null && wasRenamed.current) {
      row.current?.querySelector("a")?.focus();
    }
    wasRenamed.current = false;
  }, [mode]);
  const tools = usePart(rowTools, mode !== null);
  const title = conversation.title || text.conversations.untitled;
  const label = text.conversations.actionsOf(title);
  const close = () => setMode((now) => now === "menu" ? null : now);
  return (
    <li ref={row} class="conversation">
      {mode === "rename" && tools
        ? (
          <tools.RenameForm
            title={conversation.title}
            onSave={onRename}
            onClose={() => {
              wasRenamed.current = true;
              setMode(null);
            }}
          />
        )
        : (
          <>
            <RowLink {...{ conversation, recency, current, title }} />
            <Button
              kind="quiet"
              shape="icon"
              aria-label={label}
              aria-expanded={mode === "menu"}
              title={text.conversations.actions}
              onClick={() => setMode(mode === null ? "menu" : null)}
            >
              <Icon name="more" />
            </Button>
          </>
        )}
      {mode === "menu" && tools && (
        <tools.RowMenu
          {...{ id: conversation.id, label }}
          onRemove={() => {
            focusBeside(row.current!);
            onRemove();
          }}
          anchor={row.current!.querySelector("button")!}
          onRename={() => setMode("rename")}
          onClose={close}
        />
      )}
    </li>
  );
}

/** The focus does not get lost with the row that has it. */
function focusBeside(row: HTMLElement): void {
  const beside = row.nextElementSibling ?? row.previousElementSibling;
  beside?.querySelector("a")?.focus();
}

function RowLink(
  { conversation: { id, updatedAt }, recency, current, title }: {
    conversation: ConversationSummary;
    recency: Recency;
    current: boolean;
    title: string;
  },
) {
  const { format } = useLanguage();
  const isRecent = recency === "today" || recency === "yesterday";
  return (
    <a
      class="conversation-link"
      href={`/c/${id}`}
      title={title}
      {...(current && { "aria-current": "page" as const })}
    >
      <span class="conversation-title" dir="auto">{title}</span>
      <time class="conversation-time" dateTime={updatedAt}>
        {isRecent ? format.time(updatedAt) : format.day(updatedAt)}
      </time>
    </a>
  );
}
