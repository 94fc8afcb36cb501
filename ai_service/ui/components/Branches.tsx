import { useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Branch, ChatMessage } from "../../conversation/events.ts";
import { useLanguage } from "../client/language.ts";

/** Earlier versions of the conversation from a message on, to be looked at. */
export function Branches(
  { branches, onView }: {
    branches: readonly Branch[];
    /** Answers the messages that are not in the conversation any more. */
    onView: (branchId: string) => Promise<readonly ChatMessage[]>;
  },
) {
  const { text, format } = useLanguage();
  const [shown, setShown] = useState<
    { id: string; messages: readonly ChatMessage[] } | null
  >(null);
  const view = async (id: string) => {
    if (shown?.id === id) return setShown(null);
    setShown({ id, messages: await onView(id).catch(() => []) });
  };
  return (
    <div class="branches">
      {branches.map(({ id, replacedAt }) => (
        <Button
          key={id}
          kind="quiet"
          aria-expanded={shown?.id === id}
          onClick={() => view(id)}
        >
          {text.message.version(format.dateTime(replacedAt))}
        </Button>
      ))}
      {shown && (
        <ol class="card" role="list">
          {shown.messages.map(({ id, role, text: said }) => (
            <li key={id}>
              <strong>
                {role === "user" ? text.chat.you : text.chat.assistant}
              </strong>
              <p class="message-text" dir="auto">{said}</p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
