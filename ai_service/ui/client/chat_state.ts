import type {
  ApprovalEvent,
  ChatMessage,
  ConversationView,
  MessagePart,
  RunStatus,
} from "../../conversation/events.ts";
import { approvalsIn } from "./approvals.ts";

/** How far the run of this conversation has come, as the browser knows it. */
export type Phase =
  | "idle"
  | "sending"
  | "running"
  | "stopping"
  | "reconnecting";

/** How a person answers an approval. */
export type Decision = "approve" | "edit" | "reject";

/** A refusal or breakdown that the person should know of. */
export interface Failure {
  /** `code` of the error body; `network` when no answer came. */
  code: string;
  /** Empty when no answer came. */
  requestId: string;
  /** The service's own words, where they are for the person. */
  sentence?: string;
  /** Path of the input that was refused, if the refusal names one. */
  field?: string;
  /** The approval whose decision was refused, if it was one. */
  approvalId?: string;
}

// Message ids of the service begin with a digit, so these sort behind them all.

/** Id of the person's message until the service's copy of it is there. */
export const optimisticId = "optimistic";
/** Id of an answer whose run ended before the whole message was there. */
export const unsettledId = "unsettled";

/** Everything the chat shows. */
export interface ChatState {
  messages: ChatMessage[];
  /** Where the messages before these begin; null when there are none. */
  earlierCursor: string | null;
  /** How many of the messages were added above those of the page. */
  earlierCount: number;
  /** The answer that is being written; it becomes a message when it is whole. */
  live: MessagePart[];
  /** Whole answers of the live view, kept back while a run's own stream writes. */
  held: ChatMessage[];
  phase: Phase;
  /** The reason why the answer takes long, as far as the service says. */
  waiting: "slow" | "retry" | null;
  runId: string | null;
  /** The last event of the run that was taken in. */
  lastEventId: number;
  /** How the last run ended; null before the first and while one is under way. */
  outcome: RunStatus | null;
  /** The newest word on each approval, by id. */
  approvals: Record<string, ApprovalEvent>;
  /** Decisions on their way, by approval id. */
  deciding: Record<string, Decision>;
  failure: Failure | null;
  /** Whether the failure kept a message from being sent; its text is back in the composer. */
  unsent: boolean;
}

/** The state of a conversation as the service tells it; null is a new one. */
export function initialChat(view: ConversationView | null): ChatState {
  return {
    messages: view?.messages ?? [],
    earlierCursor: view?.nextCursor ?? null,
    earlierCount: 0,
    live: [],
    held: [],
    phase: view?.activeRunId ? "running" : "idle",
    waiting: null,
    runId: null,
    lastEventId: 0,
    outcome: view?.messages.at(-1)?.status ?? null,
    approvals: approvalsIn(view?.messages ?? []),
    deciding: {},
    failure: null,
    unsent: false,
  };
}

/** Whether the service would take a decision now: no run is under way, and no other decision. */
export function takesDecisions(state: ChatState): boolean {
  return state.phase === "idle" && Object.keys(state.deciding).length === 0;
}

/** The approvals that still wait for the person, in the order they came. */
export function waitingApprovals(state: ChatState): ApprovalEvent[] {
  return allParts(state).flatMap((part) =>
    part.type === "approval" && part.approval.state === "pending"
      ? part.approval
      : []
  );
}

/** Every part on the page, the answer being written included. */
export function allParts({ messages, live }: ChatState): MessagePart[] {
  return [...messages.flatMap(({ parts }) => parts), ...live];
}
