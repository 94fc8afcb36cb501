import type { Signal } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import type { ConversationSummary } from "../../conversation/events.ts";
import { createChatApi } from "./api.ts";
import { appendConversations } from "./conversations.ts";

/** What a person can do with the list. */
export interface ConversationActions {
  /** Whether the last action did not work. */
  failed: boolean;
  hasMore: boolean;
  onMore: () => void;
  onRename: (id: string, title: string) => Promise<void>;
  onRemove: (id: string) => Promise<void>;
}

/** Renames, deletes and fetches more conversations. */
export function useConversations(
  { conversations, nextCursor, currentId }: {
    conversations: Signal<ConversationSummary[]>;
    nextCursor: string | null;
    currentId: Signal<string | null>;
  },
): ConversationActions {
  const api = useMemo(() => createChatApi((...all) => fetch(...all)), []);
  const [cursor, setCursor] = useState(nextCursor);
  const [failed, setFailed] = useState(false);
  const attempt = async (action: () => Promise<void>) => {
    setFailed(false);
    await action().catch(() => setFailed(true));
  };
  return {
    failed,
    hasMore: cursor !== null,
    onMore: () =>
      attempt(async () => {
        const page = await api.listConversations(cursor!);
        conversations.value = appendConversations(
          conversations.value,
          page.items,
        );
        setCursor(page.nextCursor);
      }),
    onRename: (id, title) =>
      attempt(async () => {
        await api.renameConversation(id, title);
        conversations.value = conversations.value.map((one) =>
          one.id === id ? { ...one, title } : one
        );
      }),
    onRemove: (id) =>
      attempt(async () => {
        await api.deleteConversation(id);
        conversations.value = conversations.value.filter((one) =>
          one.id !== id
        );
        if (id === currentId.value) location.assign("/");
      }),
  };
}
