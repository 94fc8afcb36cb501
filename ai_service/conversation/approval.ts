import type { Decision } from "../agent/turn.ts";
import type { ApprovalEvent, MessagePart } from "./events.ts";

/**
 * Lifetime of a request for approval, and again of a decision that was not
 * carried out, in milliseconds. The MCP server keeps the idempotency key no
 * longer, so a later call could repeat the write.
 */
export const APPROVAL_MS = 24 * 60 * 60 * 1000;

/** The state of a write that needs the person's approval. */
export type ApprovalState = Extract<MessagePart, { type: "approval" }>["state"];

/** A write that needs, or needed, the person's approval. */
export interface ApprovalRecord {
  approval: ApprovalEvent;
  toolCallId: string;
  state: ApprovalState;
  /** Whether the person changed the arguments. */
  isEdited?: boolean;
  decision?: Decision;
  /** ISO 8601. */
  decidedAt?: string;
}

/** The writes that one pause of the agent waits for; each is decided alone. */
export interface ApprovalBatch {
  approvalIds: string[];
  /** Number of decisions. It changes with each, so that two at once conflict. */
  decided: number;
}
