import type { Signal } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import type { ConversationSummary } from "../../conversation/events.ts";
import { ApiFailure, createChatApi, failureOf } from "./api.ts";
import type { Failure } from "./chat_state.ts";
import { appendConversations } from "./conversations.ts";

/** What a person can do with the list. */
export interface ConversationActions {
  /** Why the last action did not work, if it did not. */
  failure: Failure | null;
  hasMore: boolean;
  onMore: () => void;
  onRename: (id: string, title: string) => Promise<void>;
  /** Deletes for good. */
  erase: (id: string) => Promise<void>;
}

/** Renames, deletes and fetches more conversations. */
export function useConversations(
  { conversations, nextCursor }: {
    conversations: Signal<ConversationSummary[]>;
    nextCursor: string | null;
  },
): ConversationActions {
  const api = useMemo(() => createChatApi((...all) => fetch(...all)), []);
  const [cursor, setCursor] = useState(nextCursor);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (action: () => Promise<void>) => {
    setFailure(null);
    await action().catch((error) => setFailure(failureOf(error)));
  };
  return {
    failure,
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
    erase: (id) =>
      attempt(async () => {
        await api.deleteConversation(id).catch(unlessGone);
        conversations.value = conversations.value.filter((one) =>
          one.id !== id
        );
      }),
  };
}

/** Another tab may have deleted it already. */
function unlessGone(error: unknown): void {
  if (error instanceof ApiFailure && error.status === 404) return;
  throw error;
}
