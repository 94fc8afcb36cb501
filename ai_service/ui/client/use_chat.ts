import { useEffect, useMemo, useReducer } from "preact/hooks";
import type { ConversationView } from "../../conversation/events.ts";
import { createChatApi } from "./api.ts";
import { reduceChat } from "./chat_reducer.ts";
import { type ChatState, initialChat } from "./chat_state.ts";
import { ChatSession } from "./chat_session.ts";

/** What the page does when the chat moves on. */
export interface ChatCallbacks {
  onCreated: (id: string, firstText: string) => void;
  onLoaded: (view: ConversationView) => void;
}

/** The chat of one conversation: what it shows, what a person can do in it, and how to put a failure away. */
export function useChat(
  view: ConversationView | null,
  callbacks: ChatCallbacks,
): [ChatState, ChatSession, () => void] {
  const [state, dispatch] = useReducer(reduceChat, view, initialChat);
  const session = useMemo(
    () =>
      new ChatSession(view?.conversation.id ?? null, {
        ...callbacks,
        api: createChatApi((...request) => fetch(...request)),
        dispatch,
        now: () => new Date(),
        wait: waitForNetwork,
      }),
    [],
  );
  useEffect(() => {
    if (view?.activeRunId) session.resume(view.activeRunId);
    return () => session.close();
  }, []);
  return [state, session, () => dispatch({ type: "dismissed" })];
}

/** Waits, but no longer than until the browser is back on the network. */
function waitForNetwork(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    function end() {
      clearTimeout(timer);
      globalThis.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    }
    globalThis.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
