import type { Preview, PreviewField } from "../agent/preview.ts";
import type { ToolError } from "../agent/tool_outcome.ts";
import type { ToolEvent } from "../agent/turn.ts";

/** The end of a run. */
export type RunStatus =
  | "completed"
  | "awaiting_approval"
  | "stopped"
  | "failed";

/**
 * The state of a write that needs the person's approval. An `approved` one is
 * being carried out; `unconfirmed` means that nobody knows whether it was, and
 * that it will not be tried again.
 */
export type ApprovalState =
  | "pending"
  | "approved"
  | "done"
  | "failed"
  | "unconfirmed"
  | "rejected"
  | "expired";

/**
 * A request for the person's approval of a write: what it will do, as the MCP
 * server says it in the user's language, and what has become of it.
 */
export interface ApprovalEvent
  extends Omit<Preview, "fields" | "validUntil" | "version"> {
  /** A UUID, and the idempotency key of the write. */
  approvalId: string;
  /** Counted from 1; one more with every change of the arguments. */
  revision: number;
  tool: string;
  args: Record<string, unknown>;
  /** Fields that may be changed; missing on approvals stored before previews. */
  fields?: PreviewField[];
  state: ApprovalState;
  /** The order that was made, as far as its payment needs it. */
  order?: OrderFacts;
  /** The booking that was made or moved, as far as a calendar needs it. */
  booking?: BookingFacts;
  /** The reason why it `failed`; then nothing was done. */
  error?: ToolError;
  /** That reason for the person, in the language of the card, where it has words. */
  refusal?: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** An order that waits for its payment. */
export interface OrderFacts extends Readonly<Record<string, unknown>> {
  id: string;
  status: string;
  paymentStatus: string;
  /** Until when it can be paid, ISO 8601. */
  expiresAt: string | null;
}

/** A booking that is to take place. */
export interface BookingFacts {
  id: string;
  /** ISO 8601. */
  start: string;
}

/** One part of a message; parts are in the order in which they happened. */
export type MessagePart =
  | { type: "text"; text: string }
  | { type: "tool"; tool: ToolEvent }
  | { type: "approval"; approval: ApprovalEvent };

/** A message of the transcript. */
export interface ChatMessage {
  /** Sortable by time. */
  id: string;
  role: "user" | "assistant";
  /** The plain text of all text parts. */
  text: string;
  parts: MessagePart[];
  /** ISO 8601. */
  createdAt: string;
  /** Set on an assistant message whose run did not complete. */
  status?: RunStatus;
  /** The person's rating of an assistant message. */
  feedback?: Feedback;
  /** Earlier versions of the conversation from this message on, newest last. */
  branches?: Branch[];
}

/** A part of a conversation that an edit or a new answer has replaced. */
export interface Branch {
  /** Asks for it by `GET /api/conversations/:id?branch=…`. */
  id: string;
  /** ISO 8601. */
  replacedAt: string;
}

/** 👍 or 👎, with the person's words. */
export interface Feedback {
  value: "up" | "down";
  comment?: string;
  /** ISO 8601. */
  at: string;
}

/** The data of a run's events, by event name. */
export interface StreamEvents {
  run: { runId: string };
  token: { text: string };
  /** The text of the answer since its last tool was no answer; forget it. */
  retract: Record<never, never>;
  /** The model is silent for long, or is asked again after a failure. */
  waiting: { reason: "slow" | "retry" };
  tool: ToolEvent;
  approval: ApprovalEvent;
  message: ChatMessage;
  done: { status: RunStatus };
  error: { code: string; error: string };
}

/** An event that has no number yet. */
export type NewEvent = {
  [Name in keyof StreamEvents]: { event: Name; data: StreamEvents[Name] };
}[keyof StreamEvents];

/** One event of a run, numbered from 1. */
export type StreamEvent = {
  [Name in keyof StreamEvents]: {
    id: number;
    event: Name;
    data: StreamEvents[Name];
  };
}[keyof StreamEvents];

/** `GET /api/conversations/:id`. */
export interface ConversationView {
  conversation: ConversationSummary;
  messages: ChatMessage[];
  pendingApprovals: ApprovalEvent[];
  activeRunId: string | null;
  nextCursor: string | null;
}

/** One row of `GET /api/conversations`. */
export interface ConversationSummary {
  id: string;
  title: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
}
