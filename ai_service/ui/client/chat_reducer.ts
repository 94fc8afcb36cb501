import type {
  ApprovalEvent,
  ChatMessage,
  ConversationView,
  MessagePart,
  RunStatus,
  StreamEvent,
} from "../../conversation/events.ts";
import { messageOf, withEvent } from "../../conversation/transcript.ts";
import {
  allParts,
  type ChatState,
  type Decision,
  type Failure,
  initialChat,
} from "./chat_state.ts";

/** What can happen to a chat. */
export type ChatAction =
  | { type: "loaded"; view: ConversationView }
  | { type: "earlier"; view: ConversationView }
  | { type: "sent"; text: string; at: string }
  | { type: "unsent"; failure: Failure }
  | { type: "deciding"; approvalId: string; decision: Decision }
  | { type: "decided"; approvalId: string }
  | { type: "revised"; approval: ApprovalEvent }
  | { type: "undecided"; approvalId: string; failure: Failure }
  | { type: "event"; event: StreamEvent }
  | { type: "disconnected" }
  | { type: "stopping" }
  | { type: "failed"; failure: Failure }
  | { type: "dismissed" };

// Message ids of the service begin with a digit, so these sort behind them all.
const optimisticId = "optimistic";
const liveId = "unsettled";

/** Takes one thing that happened into the state of the chat. Pure. */
export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case "loaded":
      return reload(state, action.view);
    case "earlier":
      return {
        ...state,
        messages: [...action.view.messages, ...state.messages],
        earlierCursor: action.view.nextCursor,
      };
    case "sent":
      return {
        ...state,
        messages: [...state.messages, writtenBy(action.text, action.at)],
        phase: "sending",
        outcome: null,
        failure: null,
        unsent: false,
      };
    case "unsent":
      return {
        ...state,
        messages: state.messages.filter(({ id }) => id !== optimisticId),
        phase: "idle",
        failure: action.failure,
        unsent: true,
      };
    case "deciding":
      return {
        ...state,
        deciding: { ...state.deciding, [action.approvalId]: action.decision },
        failure: null,
        unsent: false,
      };
    case "decided":
      return settleDecision(state, action.approvalId);
    case "revised":
      return {
        ...withApproval(state, action.approval),
        deciding: without(state.deciding, action.approval.approvalId),
      };
    case "undecided":
      return {
        ...state,
        deciding: without(state.deciding, action.approvalId),
        failure: { ...action.failure, approvalId: action.approvalId },
      };
    case "event":
      return reduceEvent(state, action.event);
    case "disconnected":
      return { ...state, phase: "reconnecting" };
    case "stopping":
      return { ...state, phase: "stopping" };
    case "failed":
      return { ...state, phase: "idle", failure: action.failure };
    case "dismissed":
      return { ...state, failure: null, unsent: false };
  }
}

/** Takes one event of a run's stream in. An event seen before changes nothing. */
export function reduceEvent(state: ChatState, event: StreamEvent): ChatState {
  const isNewRun = event.event === "run" && event.data.runId !== state.runId;
  if (!isNewRun && event.id <= state.lastEventId) return state;
  const next: ChatState = {
    ...state,
    lastEventId: event.id,
    phase: state.phase === "stopping" ? "stopping" : "running",
  };
  switch (event.event) {
    case "run":
      return { ...next, runId: event.data.runId, live: [], outcome: null };
    case "token":
    case "tool":
      return { ...next, live: withEvent(next.live, event) };
    case "approval":
      return isKnown(next, event.data)
        ? withApproval(next, event.data)
        : { ...next, live: withEvent(next.live, event) };
    case "message":
      return withMessage(next, event.data);
    case "done":
      return endRun(next, event.data.status);
    case "error":
      return { ...next, failure: { code: event.data.code, requestId: "" } };
  }
}

/** What the service tells of the conversation, behind earlier messages already on the page. */
function reload(state: ChatState, view: ConversationView): ChatState {
  const first = view.messages[0]?.id ?? "";
  const earlier = state.messages.filter(({ id }) => id < first);
  const fresh = initialChat(view);
  return {
    ...fresh,
    messages: [...earlier, ...fresh.messages],
    earlierCursor: earlier.length > 0
      ? state.earlierCursor
      : fresh.earlierCursor,
    deciding: state.deciding,
    outcome: fresh.phase === "idle" ? state.outcome : null,
    failure: state.failure,
    unsent: state.unsent,
  };
}

function writtenBy(text: string, createdAt: string): ChatMessage {
  return {
    id: optimisticId,
    role: "user",
    text,
    parts: [{ type: "text", text }],
    createdAt,
  };
}

function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const replaced = message.role === "user" ? optimisticId : message.id;
  const at = state.messages.findIndex(({ id }) =>
    id === message.id || id === replaced
  );
  return {
    ...state,
    messages: at < 0
      ? [...state.messages, message]
      : state.messages.with(at, message),
    live: message.role === "user" ? state.live : [],
  };
}

/** What was written stays on the page even if no whole message followed. */
function endRun(state: ChatState, status: RunStatus): ChatState {
  const { live, messages } = state;
  const createdAt = new Date(messages.at(-1)?.createdAt ?? 0);
  const answer = { id: liveId, createdAt, status };
  return {
    ...state,
    messages: live.length > 0
      ? [...messages, messageOf(live, answer)]
      : messages,
    live: [],
    phase: "idle",
    outcome: status,
  };
}

function settleDecision(state: ChatState, approvalId: string): ChatState {
  const isRejected = state.deciding[approvalId] === "reject";
  return {
    ...changeApproval(state, approvalId, (approval) => ({
      ...approval,
      state: isRejected ? "rejected" : "approved",
    })),
    deciding: without(state.deciding, approvalId),
    phase: "running",
    outcome: null,
  };
}

/** The newest word on an approval, in whichever message it stands. */
function withApproval(state: ChatState, approval: ApprovalEvent): ChatState {
  return changeApproval(state, approval.approvalId, () => approval);
}

function changeApproval(
  state: ChatState,
  approvalId: string,
  change: (approval: ApprovalEvent) => ApprovalEvent,
): ChatState {
  const changed = (part: MessagePart): MessagePart =>
    part.type === "approval" && part.approval.approvalId === approvalId
      ? { ...part, approval: change(part.approval) }
      : part;
  return {
    ...state,
    messages: state.messages.map((message) => ({
      ...message,
      parts: message.parts.map(changed),
    })),
    live: state.live.map(changed),
  };
}

function isKnown(state: ChatState, { approvalId }: ApprovalEvent): boolean {
  return allParts(state).some((part) =>
    part.type === "approval" && part.approval.approvalId === approvalId
  );
}

function without<Value>(
  record: Record<string, Value>,
  key: string,
): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  return rest;
}
