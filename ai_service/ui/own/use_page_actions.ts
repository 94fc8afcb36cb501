import { useMemo, useState } from "preact/hooks";
import { type ChatApi, createChatApi, failureOf } from "../client/api.ts";
import type { Failure } from "../client/chat_state.ts";
import type { ResultActions } from "../results/actions.ts";
import { inNewConversation } from "./new_conversation.ts";

/** What the cards of a page can do, and how the last of it went. */
export interface PageActions {
  actions: ResultActions;
  /** Whether a conversation is being opened. */
  opening: boolean;
  failure: Failure | null;
  dismiss(): void;
}

/**
 * Actions of a page outside of any conversation: what is said or tapped begins
 * one, and the person goes there to approve it.
 */
export function usePageActions(
  { isAlive, hasPayments, revision, onRefused }: {
    isAlive: boolean;
    hasPayments: boolean;
    revision: number;
    onRefused: () => void;
  },
): PageActions {
  const api = useMemo(() => createChatApi((...args) => fetch(...args)), []);
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const go = async (begin: (id: string) => Promise<unknown>) => {
    setOpening(true);
    setFailure(null);
    try {
      location.assign(`/c/${await inNewConversation(api, begin)}`);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      setFailure(failure);
      setOpening(false);
      onRefused();
      return failure;
    }
  };
  return {
    opening,
    failure,
    dismiss: () => setFailure(null),
    actions: {
      isOpen: isAlive && !opening,
      // The answer is written on while the conversation's own page follows it.
      say: (text) =>
        void go(async (id) =>
          await (await api.sendMessage(id, text)).body?.cancel()
        ),
      tap: (body) => go((id) => api.tap(id, body)),
      read: (tool, args = {}) => readOrSignIn(api, tool, args),
      hasPayments,
      pay: (orderId) => api.beginPayment(orderId, null),
      revision,
      areFresh: true,
    },
  };
}

async function readOrSignIn(
  api: ChatApi,
  tool: string,
  args: Record<string, unknown>,
): Promise<unknown> {
  try {
    return await api.readTool(tool, args);
  } catch (error) {
    // The page without a session is the one to sign in on.
    if (failureOf(error).code === "not_signed_in") {
      location.assign(`${location.pathname}?signed_out`);
    }
    throw error;
  }
}
