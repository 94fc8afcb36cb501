import type {
  ChatMessage,
  ConversationView,
} from "../../conversation/events.ts";
import type { LiveEvent } from "../../conversation/live_events.ts";
import { approvalsIn, presentMessage, withApproval } from "./approvals.ts";
import {
  type ChatState,
  initialChat,
  optimisticId,
  unsettledId,
} from "./chat_state.ts";

/** Takes in one event of the live view; the same event twice changes nothing. */
export function reduceLive(
  state: ChatState,
  { event, data }: LiveEvent,
): ChatState {
  switch (event) {
    case "snapshot":
      return withSnapshot(state, data);
    case "message":
      return withLiveMessage(state, data);
    case "approval":
      return withApproval(state, data);
    case "deleted":
      return { ...state, failure: { code: "not_found", requestId: "" } };
    case "conversation":
    case "run":
    case "signed_out":
    case "error":
      return state;
  }
}

/** The messages that waited for the end of a run, now that none is under way. */
export function withHeld(state: ChatState): ChatState {
  if (state.phase !== "idle" || state.held.length === 0) return state;
  return state.held.reduce(withMessage, { ...state, held: [] });
}

/**
 * The state with this message in its place: where it was, or by its id, which
 * sorts by time. The page's own copy of it goes; its id says nothing of time.
 */
export function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const held = state.held.filter(({ id }) => id !== message.id);
  const shown = presentMessage(message, state.approvals);
  const approvals = { ...state.approvals, ...approvalsIn([shown]) };
  const next = { ...state, held, approvals };
  const at = state.messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) {
    return { ...next, messages: state.messages.with(at, shown) };
  }
  const others = withoutCopy(state.messages, message);
  // What is being sent stands before the answer that it gets.
  const isAnswer = message.role === "assistant";
  const behind = others.findIndex(({ id }) =>
    id > message.id && !(isAnswer && id === optimisticId)
  );
  const place = behind < 0 ? others.length : behind;
  return { ...next, messages: others.toSpliced(place, 0, shown) };
}

function withoutCopy(
  messages: readonly ChatMessage[],
  message: ChatMessage,
): ChatMessage[] {
  const at = messages.findIndex((one) => isCopyOf(one, message));
  return at < 0 ? [...messages] : messages.toSpliced(at, 1);
}

function isCopyOf(copy: ChatMessage, message: ChatMessage): boolean {
  return message.role === "user"
    ? copy.id === optimisticId && copy.text === message.text
    : copy.id === unsettledId;
}

/** An answer is shown once: by its run's stream while there is one. */
function withLiveMessage(state: ChatState, message: ChatMessage): ChatState {
  const first = state.messages[0]?.id ?? "";
  // It is on an earlier page, which is not loaded.
  if (state.earlierCursor && message.id < first) return state;
  const isKnown = state.messages.some(({ id }) => id === message.id);
  const isWritten = message.role === "assistant" && state.phase !== "idle";
  if (isKnown || !isWritten) return withMessage(state, message);
  const others = state.held.filter(({ id }) => id !== message.id);
  const approvals = { ...state.approvals, ...approvalsIn([message]) };
  return { ...state, approvals, held: [...others, message] };
}

/** Without what a branch, begun elsewhere, has taken out of the conversation. */
function withoutReplaced(
  state: ChatState,
  view: ConversationView,
): ChatState {
  if (view.messages.length === 0) return state;
  const earlier = earlierThan(view, state.messages);
  const known = new Set([...earlier, ...view.messages].map(({ id }) => id));
  const messages = state.messages.filter(({ id }) =>
    known.has(id) || id === optimisticId || id === unsettledId
  );
  return { ...state, messages };
}

/**
 * Those that were loaded from pages before this view. Where there are none, what
 * is older has been replaced: a branch can begin with the first message.
 */
function earlierThan(
  { messages: [first], nextCursor }: ConversationView,
  messages: readonly ChatMessage[],
): ChatMessage[] {
  if (nextCursor === null) return [];
  return messages.filter(({ id }) => id < (first?.id ?? ""));
}

/** Behind earlier messages already on the page; a run under way goes on. */
function withSnapshot(state: ChatState, view: ConversationView): ChatState {
  if (state.phase !== "idle") {
    return view.messages.reduce(withLiveMessage, withoutReplaced(state, view));
  }
  const earlier = earlierThan(view, state.messages);
  // The run that has just ended may still be named for a moment.
  const activeRunId = view.activeRunId === state.runId
    ? null
    : view.activeRunId;
  const fresh = initialChat({ ...view, activeRunId });
  return {
    ...fresh,
    messages: [...earlier, ...fresh.messages],
    earlierCursor: earlier.length > 0
      ? state.earlierCursor
      : fresh.earlierCursor,
    earlierCount: earlier.length > 0 ? state.earlierCount : 0,
    runId: state.runId,
    lastEventId: state.lastEventId,
    deciding: state.deciding,
    outcome: activeRunId ? null : state.outcome ?? fresh.outcome,
    failure: state.failure,
    unsent: state.unsent,
  };
}
