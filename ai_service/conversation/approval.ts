import type { Preview } from "../agent/preview.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { ApprovalEvent, ApprovalState } from "./events.ts";

/** Longest lifetime of a request for approval, in milliseconds. */
export const APPROVAL_MS = 24 * 60 * 60 * 1000;

/** A write that needs, or needed, the person's approval: the one truth of it. */
export interface ApprovalRecord {
  approval: ApprovalEvent;
  toolCallId: string;
  /** The language in which the person is told what became of it. */
  locale: Locale;
  /** Whether the person changed the arguments. */
  isEdited?: boolean;
  /** The reason that the person gave for declining. */
  reason?: string;
  /** ISO 8601. */
  decidedAt?: string;
  /** Whether an attempt may have reached the MCP server. */
  isSent?: boolean;
  /** The outcome, once it is known. */
  outcome?: ToolOutcome;
}

/** The writes that one pause of the agent waits for; each is decided alone. */
export interface ApprovalBatch {
  approvalIds: string[];
  /** Number of decisions. It changes with each, so that two at once conflict. */
  decided: number;
}

/** What a card shows of a preview, and until when it can be decided. */
export function cardOf(preview: Preview, now: Date) {
  const { validUntil: _, version: _version, ...words } = preview;
  return { ...words, expiresAt: expiryOf(preview, now) };
}

/**
 * When a request for approval expires, as ISO 8601: after a day, or as soon as
 * the write could not be done any more.
 */
function expiryOf(
  { validUntil }: Pick<Preview, "validUntil">,
  now: Date,
): string {
  const latest = now.getTime() + APPROVAL_MS;
  const until = validUntil === undefined ? latest : Date.parse(validUntil);
  return new Date(Math.min(latest, until)).toISOString();
}

/** The record in another state. */
export function inState(
  record: ApprovalRecord,
  state: ApprovalState,
): ApprovalRecord {
  return { ...record, approval: { ...record.approval, state } };
}

/** The record as of now: one that nobody decided in time has expired. */
export function asOf(record: ApprovalRecord, now: Date): ApprovalRecord {
  const { state, expiresAt } = record.approval;
  const isLate = Date.parse(expiresAt) <= now.getTime();
  return state === "pending" && isLate ? inState(record, "expired") : record;
}

/** Whether the write is being carried out, so that its outcome is not known. */
export function isUnderWay({ approval }: ApprovalRecord): boolean {
  return approval.state === "approved";
}
