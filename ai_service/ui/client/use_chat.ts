import { useEffect, useMemo, useReducer } from "preact/hooks";
import type {
  ConversationSummary,
  ConversationView,
} from "../../conversation/events.ts";
import { createChatApi } from "./api.ts";
import { type ChatAction, reduceChat } from "./chat_reducer.ts";
import { type ChatState, initialChat } from "./chat_state.ts";
import { ChatSession } from "./chat_session.ts";
import { LiveSession } from "./live_session.ts";
import { loadPartsFor } from "./message_parts.ts";
import { onReturn } from "./on_return.ts";
import { tokensPerFrame } from "./per_frame.ts";

/** What the page does when the chat moves on. */
export interface ChatCallbacks {
  onCreated: (id: string, firstText: string) => void;
  onSummary: (summary: ConversationSummary) => void;
  onDeleted: () => void;
  onSignedOut: () => void;
}

/** The chat of one conversation: what it shows, what a person can do in it, and how to put a failure away. */
export function useChat(
  view: ConversationView | null,
  callbacks: ChatCallbacks,
): [ChatState, ChatSession, () => void] {
  const [state, dispatch] = useReducer(reduceChat, view, initialChat);
  const id = view?.conversation.id ?? null;
  const { session, live } = useMemo(
    () =>
      createSessions(id, {
        ...callbacks,
        dispatch: tokensPerFrame(dispatch, (frame) => {
          requestAnimationFrame(frame);
        }),
      }),
    [],
  );
  useEffect(() => {
    if (view?.activeRunId) session.resume(view.activeRunId);
    if (id !== null) live.open(id);
    const stop = onReturn({
      returned: () => {
        live.reconnect();
        session.reconnect();
      },
      left: () => live.close(),
    });
    return () => {
      stop();
      session.close();
      live.close();
    };
  }, []);
  return [state, session, () => dispatch({ type: "dismissed" })];
}

/** The two streams of a chat: of the run under way, and of the conversation. */
function createSessions(
  id: string | null,
  options: ChatCallbacks & { dispatch: (action: ChatAction) => void },
) {
  const shared = {
    ...options,
    api: createChatApi((...request) => fetch(...request)),
    wait: waitForNetwork,
  };
  const session: ChatSession = new ChatSession(id, {
    ...shared,
    now: () => new Date(),
    prepare: loadPartsFor,
    onCreated: (id, firstText) => {
      options.onCreated(id, firstText);
      live.open(id);
    },
    onOutdated: () => live.refresh(),
  });
  const live = new LiveSession({ ...shared, session });
  return { session, live };
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
