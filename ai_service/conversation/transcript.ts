import type {
  ApprovalEvent,
  ChatMessage,
  MessagePart,
  NewEvent,
  RunStatus,
} from "./events.ts";

/** The parts of a message after one more event of its run. */
export function withEvent(
  parts: readonly MessagePart[],
  event: NewEvent,
): MessagePart[] {
  switch (event.event) {
    case "token":
      return withText(parts, event.data.text);
    case "retract":
      return withoutLastText(parts);
    case "tool":
      return withTool(parts, event.data);
    case "approval":
      return withApproval(parts, event.data);
    default:
      return [...parts];
  }
}

/** The message that these events of a run add up to. */
export function messageFrom(
  events: readonly NewEvent[],
  facts: Parameters<typeof messageOf>[1],
): ChatMessage {
  return messageOf(events.reduce(withEvent, []), facts);
}

/** The message with these parts, as of a run that is over. */
export function messageOf(
  parts: readonly MessagePart[],
  { id, createdAt, status }: {
    id: string;
    createdAt: Date;
    status: RunStatus;
  },
): ChatMessage {
  return {
    id,
    role: "assistant",
    text: textOf(parts),
    parts: parts.map(settled),
    createdAt: createdAt.toISOString(),
    ...(status !== "completed" && { status }),
  };
}

/** The plain text of a message's parts. */
export function textOf(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => part.type === "text" ? part.text : [])
    .join("\n\n");
}

function withText(parts: readonly MessagePart[], text: string): MessagePart[] {
  const last = parts.at(-1);
  return last?.type === "text"
    ? [...parts.slice(0, -1), { type: "text", text: last.text + text }]
    : [...parts, { type: "text", text }];
}

function withoutLastText(parts: readonly MessagePart[]): MessagePart[] {
  return parts.at(-1)?.type === "text" ? parts.slice(0, -1) : [...parts];
}

function withTool(
  parts: readonly MessagePart[],
  tool: Extract<MessagePart, { type: "tool" }>["tool"],
): MessagePart[] {
  const known = parts.some((part) =>
    part.type === "tool" && part.tool.id === tool.id
  );
  if (!known) return [...parts, { type: "tool", tool }];
  return parts.map((part) =>
    part.type === "tool" && part.tool.id === tool.id
      ? { type: "tool", tool }
      : part
  );
}

/**
 * A message contains the approvals that its own run asked for; what becomes of
 * one later is on its record.
 */
function withApproval(
  parts: readonly MessagePart[],
  approval: ApprovalEvent,
): MessagePart[] {
  return approval.state === "pending"
    ? [...parts, { type: "approval", approval }]
    : [...parts];
}

/** A run that is over has no tool that still runs. */
function settled(part: MessagePart): MessagePart {
  return part.type === "tool" && part.tool.status === "running"
    ? { type: "tool", tool: { ...part.tool, status: "failed" } }
    : part;
}
