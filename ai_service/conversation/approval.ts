import type { Decision } from "../agent/turn.ts";
import type { ApprovalEvent, MessagePart } from "./events.ts";

/**
 * How long a person has to decide, and a decision to be carried out, in
 * milliseconds. After that nobody expects it any more, and the MCP server has
 * forgotten the call's key, so that a repetition could do it twice.
 */
export const APPROVAL_MS = 24 * 60 * 60 * 1000;

/** How far a write is that needs the person's approval. */
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

/** The writes that one pause of the agent waits for, decided one by one. */
export interface ApprovalBatch {
  approvalIds: string[];
  /** Changes with each decision, so that two at once cannot miss each other. */
  decided: number;
}
