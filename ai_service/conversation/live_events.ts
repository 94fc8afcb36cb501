import type {
  ApprovalEvent,
  ChatMessage,
  ConversationSummary,
  ConversationView,
} from "./events.ts";

/**
 * The data of a live view's events, by event name. Each replaces what the
 * reader has of the same thing, so that taking one in twice changes nothing.
 */
export interface LiveEvents {
  /** The first event of a reader that has nothing yet, or too old a state. */
  snapshot: ConversationView;
  conversation: ConversationSummary;
  /** With the present state of its approvals. */
  message: ChatMessage;
  /** In its present revision and state. */
  approval: ApprovalEvent;
  /** A run started or ended; its own stream has its words. */
  run: LiveRun;
  /** The conversation was deleted; the last event. */
  deleted: Record<string, never>;
  /** The session has ended; the last event. */
  signed_out: Record<string, never>;
  /** The service cannot tell the state at present; the last event. */
  error: { code: string; error: string };
}

/** The run that holds the conversation, or the last one that did. */
export interface LiveRun {
  runId: string;
  status: "running" | "ended";
}

/**
 * One event of a live view. A reader that resumes sends the last `id` that it
 * has seen as `Last-Event-ID`.
 */
export type LiveEvent = {
  [Name in keyof LiveEvents]: {
    id?: string;
    event: Name;
    data: LiveEvents[Name];
  };
}[keyof LiveEvents];
