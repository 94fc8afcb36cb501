import type {
  ApprovalEvent,
  ApprovalState,
  ChatMessage,
  MessagePart,
} from "../../conversation/events.ts";
import type { ChatState } from "./chat_state.ts";

/** How far a write has come; it never goes back within a revision. */
const PROGRESS: Record<ApprovalState, number> = {
  pending: 0,
  approved: 1,
  done: 2,
  failed: 2,
  unconfirmed: 2,
  rejected: 2,
  expired: 2,
};

/** The newer of two states of one approval; the second if they are equal. */
export function newest(
  known: ApprovalEvent | undefined,
  told: ApprovalEvent,
): ApprovalEvent {
  if (!known || told.revision > known.revision) return told;
  if (told.revision < known.revision) return known;
  return PROGRESS[told.state] < PROGRESS[known.state] ? known : told;
}

/**
 * The chat's state with this state of an approval, unless it knows a newer one:
 * a run's log is often read later than the live view, and is then out of date.
 */
export function withApproval(
  state: ChatState,
  approval: ApprovalEvent,
): ChatState {
  const { approvalId } = approval;
  const told = newest(state.approvals[approvalId], approval);
  const approvals = { ...state.approvals, [approvalId]: told };
  const present = (message: ChatMessage) => presentMessage(message, approvals);
  return {
    ...state,
    approvals,
    messages: state.messages.map(present),
    held: state.held.map(present),
    live: presentParts(state.live, approvals),
    failure: hasArrived(state.failure, told) ? null : state.failure,
  };
}

/** Whether a decision reached the service after all: only its answer was lost. */
function hasArrived(
  failure: ChatState["failure"],
  { approvalId, state }: ApprovalEvent,
): boolean {
  return failure?.code === "network" && failure.approvalId === approvalId &&
    state !== "pending";
}

/** Whether the last failure is told beside the field of a card it is about. */
export function isToldAtField({ failure, approvals }: ChatState): boolean {
  const { approvalId, field } = failure ?? {};
  if (approvalId === undefined || field === undefined) return false;
  const fields = approvals[approvalId]?.fields ?? [];
  return fields.some(({ path }) => path === field);
}

/** The approvals in these messages, by id. */
export function approvalsIn(
  messages: readonly ChatMessage[],
): ChatState["approvals"] {
  return Object.fromEntries(
    messages.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.type === "approval"
          ? [[part.approval.approvalId, part.approval]]
          : []
      )
    ),
  );
}

/** The message with its approvals as they are known to be. */
export function presentMessage(
  message: ChatMessage,
  approvals: ChatState["approvals"],
): ChatMessage {
  return { ...message, parts: presentParts(message.parts, approvals) };
}

/** The parts with their approvals as they are known to be. */
function presentParts(
  parts: readonly MessagePart[],
  approvals: ChatState["approvals"],
): MessagePart[] {
  return parts.map((part) => {
    if (part.type !== "approval") return part;
    const known = approvals[part.approval.approvalId];
    return known ? { ...part, approval: newest(part.approval, known) } : part;
  });
}
