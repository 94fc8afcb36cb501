import type { ApprovalRecord } from "./approval.ts";
import type { ApprovalEvent, ChatMessage, MessagePart } from "./events.ts";
import type { TranscriptEntry } from "./read_transcript.ts";

/** A message as an export holds it, without ids. */
export interface ExportedMessage
  extends Pick<ChatMessage, "role" | "createdAt" | "status" | "feedback"> {
  parts: ExportedPart[];
}

/** A part of an exported message. */
export type ExportedPart =
  | { type: "text"; text: string }
  | { type: "tool"; name: string; status: string }
  | ({ type: "card" } & ExportedCard);

/** A write that needed approval: its words, the decision and the outcome. */
export interface ExportedCard extends
  Pick<
    ApprovalEvent,
    "title" | "summary" | "details" | "state" | "totalMinor" | "currency"
  > {
  /** The person's reason for declining. */
  reason?: string;
  /** ISO 8601. */
  decidedAt?: string;
  /** The reason why it failed. */
  error?: string;
}

/** The message as it is exported. */
export function exportedMessage(
  { message, approvals }: TranscriptEntry,
): ExportedMessage {
  const { role, createdAt, status, feedback, parts } = message;
  return {
    role,
    createdAt,
    ...(status && { status }),
    ...(feedback && { feedback }),
    parts: parts.map((part) => exportedPart(part, approvals)),
  };
}

function exportedPart(
  part: MessagePart,
  approvals: TranscriptEntry["approvals"],
): ExportedPart {
  switch (part.type) {
    case "text":
      return part;
    case "tool": {
      const { name, status } = part.tool;
      return { type: "tool", name, status };
    }
    case "approval": {
      const { approval } = part;
      const record = approvals.get(approval.approvalId);
      return { type: "card", ...exportedCard(record ?? { approval }) };
    }
  }
}

function exportedCard(
  { approval, reason, decidedAt }: Partial<ApprovalRecord> & {
    approval: ApprovalEvent;
  },
): ExportedCard {
  const { title, summary, details, state } = approval;
  const { totalMinor, currency, error, refusal } = approval;
  return {
    title,
    summary,
    details,
    state,
    ...(totalMinor !== undefined && { totalMinor }),
    ...(currency !== undefined && { currency }),
    ...(reason !== undefined && { reason }),
    ...(decidedAt && { decidedAt }),
    ...(error && { error: refusal ?? error.error }),
  };
}
