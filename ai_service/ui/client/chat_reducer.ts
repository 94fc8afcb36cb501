import type {
  ApprovalEvent,
  ChatMessage,
  ConversationView,
  Feedback,
  RunStatus,
  StreamEvent,
} from "../../conversation/events.ts";
import type { LiveEvent } from "../../conversation/live_events.ts";
import { messageOf, withEvent } from "../../conversation/transcript.ts";
import { withApproval } from "./approvals.ts";
import {
  allParts,
  type ChatState,
  type Decision,
  type Failure,
  optimisticId,
  unsettledId,
} from "./chat_state.ts";
import { reduceLive, withHeld, withMessage } from "./live_reducer.ts";

/** What can happen to a chat. */
export type ChatAction =
  | { type: "live"; event: LiveEvent }
  | { type: "earlier"; view: ConversationView }
  | { type: "sent"; text: string; at: string; replaces?: string | undefined }
  | { type: "regenerating" }
  | { type: "rated"; messageId: string; feedback: Feedback | null }
  | { type: "unsent"; failure: Failure }
  | { type: "deciding"; approvalId: string; decision: Decision }
  | { type: "decided"; approvalId: string }
  | { type: "revised"; approval: ApprovalEvent }
  | { type: "undecided"; approvalId: string; failure: Failure }
  | { type: "event"; event: StreamEvent }
  | { type: "disconnected" }
  | { type: "lost" }
  | { type: "stopping" }
  | { type: "failed"; failure: Failure }
  | { type: "dismissed" };

/** Takes one thing that happened into the state of the chat. Pure. */
export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  return withHeld(reduce(state, action));
}

function reduce(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case "live":
      return reduceLive(state, action.event);
    case "earlier":
      return {
        ...state,
        messages: [...action.view.messages, ...state.messages],
        earlierCount: state.earlierCount + action.view.messages.length,
        earlierCursor: action.view.nextCursor,
      };
    case "sent":
      return {
        ...state,
        messages: [
          ...before(state.messages, action.replaces),
          writtenBy(action.text, action.at),
        ],
        phase: "sending",
        outcome: null,
        failure: null,
        unsent: false,
      };
    case "regenerating":
      return {
        ...state,
        messages: state.messages.slice(0, lastOwn(state.messages) + 1),
        phase: "sending",
        outcome: null,
        failure: null,
      };
    case "rated":
      return {
        ...state,
        messages: state.messages.map((message) =>
          message.id === action.messageId
            ? withFeedback(message, action.feedback)
            : message
        ),
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
    case "lost":
      return { ...state, phase: "idle", live: [] };
    case "stopping":
      return { ...state, phase: "stopping" };
    case "failed":
      return { ...state, phase: "idle", failure: action.failure };
    case "dismissed":
      return { ...state, failure: null, unsent: false };
  }
}

/** Takes one event of a run's stream in. An event seen before changes nothing. */
function reduceEvent(state: ChatState, event: StreamEvent): ChatState {
  const isNewRun = event.event === "run" && event.data.runId !== state.runId;
  if (!isNewRun && event.id <= state.lastEventId) return state;
  const next: ChatState = {
    ...state,
    waiting: event.event === "waiting" ? event.data.reason : null,
    lastEventId: event.id,
    phase: state.phase === "stopping" ? "stopping" : "running",
  };
  switch (event.event) {
    case "run":
      return { ...next, runId: event.data.runId, live: [], outcome: null };
    case "waiting":
      return next;
    case "token":
    case "retract":
    case "tool":
      return { ...next, live: withEvent(next.live, event) };
    case "approval":
      return withRequest(next, event);
    case "message":
      return withAnswer(next, event.data);
    case "done":
      return endRun(next, event.data.status);
    case "error":
      return {
        ...next,
        // Support finds the run by its id.
        failure: { code: event.data.code, requestId: state.runId ?? "" },
      };
  }
}

/** The messages before the one that is replaced; all of them if none is. */
function before(
  messages: readonly ChatMessage[],
  replaces: string | undefined,
): readonly ChatMessage[] {
  const at = messages.findIndex(({ id }) => id === replaces);
  return at < 0 ? messages : messages.slice(0, at);
}

function lastOwn(messages: readonly ChatMessage[]): number {
  return messages.findLastIndex(({ role }) => role === "user");
}

function withFeedback(
  { feedback: _, ...message }: ChatMessage,
  feedback: Feedback | null,
): ChatMessage {
  return feedback ? { ...message, feedback } : message;
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

/** The stream of a run says nothing of branches, of which the live view told. */
function withAnswer(state: ChatState, message: ChatMessage): ChatState {
  const told = [...state.held, ...state.messages]
    .find(({ id }) => id === message.id);
  const next = withMessage(state, {
    ...(told?.branches && { branches: told.branches }),
    ...message,
  });
  return message.role === "user" ? next : { ...next, live: [] };
}

/** What was written stays on the page even if no whole message followed. */
function endRun(state: ChatState, status: RunStatus): ChatState {
  const { live, messages } = state;
  const createdAt = new Date(messages.at(-1)?.createdAt ?? 0);
  const answer = { id: unsettledId, createdAt, status };
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
  const known = state.approvals[approvalId];
  const settled = known && withApproval(state, {
    ...known,
    state: isRejected ? "rejected" : "approved",
  });
  return {
    ...settled ?? state,
    deciding: without(state.deciding, approvalId),
    phase: "running",
    outcome: null,
  };
}

/** A request that is not on the page yet becomes a part of the answer. */
function withRequest(
  state: ChatState,
  event: Extract<StreamEvent, { event: "approval" }>,
): ChatState {
  const live = isKnown(state, event.data)
    ? state.live
    : withEvent(state.live, event);
  return withApproval({ ...state, live }, event.data);
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
