import { monotonicFactory } from "ulid";
import { shorten } from "../agent/tool_result.ts";
import type {
  ChatMessage,
  MessagePart,
  NewEvent,
  RunStatus,
} from "./events.ts";
import { messageFrom, textOf } from "./transcript.ts";

/** Largest stored message, in bytes of JSON; a value holds little more. */
const MAX_MESSAGE_BYTES = 60_000;
/** Of several large results, what stays of each, in characters of JSON. */
const SHORTER_RESULT = 4_000;
/** Shorter texts are never cut, in characters. */
const SHORT_TEXT = 500;

/** Makes ULIDs, each of which sorts behind all that this process made before. */
const nextId = monotonicFactory();

/** The message that a person has written. */
export function userMessage(text: string, now: Date): ChatMessage {
  return {
    id: nextId(now.getTime()),
    role: "user",
    text,
    parts: [{ type: "text", text }],
    createdAt: now.toISOString(),
  };
}

/** The message that a run's events add up to, small enough to be stored. */
export function answerMessage(
  events: readonly NewEvent[],
  { status, now }: { status: RunStatus; now: Date },
): ChatMessage {
  const id = nextId(now.getTime());
  return fitMessage(messageFrom(events, { id, createdAt: now, status }));
}

/** Steps that make a message smaller, the least loss first. */
const LIGHTER: readonly ((part: MessagePart) => MessagePart)[] = [
  // The approval's own record still has the fields, and the details.
  withoutFields,
  withShorterResult,
  withoutResult,
  withoutArguments,
  withoutDetails,
];

/**
 * The message, shortened until it can be stored as one value. A message that
 * could not be stored would block its conversation for good.
 */
export function fitMessage(message: ChatMessage): ChatMessage {
  let fitted = message;
  for (const lighten of LIGHTER) {
    if (fits(fitted)) return fitted;
    fitted = { ...fitted, parts: fitted.parts.map(lighten) };
  }
  while (!fits(fitted)) {
    const longest = longestText(fitted.parts);
    if (longest.length <= SHORT_TEXT) break;
    const parts = fitted.parts.map((part): MessagePart =>
      part.type === "text" && part.text === longest
        ? { type: "text", text: firstHalf(longest) }
        : part
    );
    fitted = { ...fitted, parts, text: textOf(parts) };
  }
  return fitted;
}

function fits(message: ChatMessage): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(message));
  return bytes.length <= MAX_MESSAGE_BYTES;
}

function withShorterResult(part: MessagePart): MessagePart {
  if (part.type !== "tool" || part.tool.result === undefined) return part;
  const result = shorten(part.tool.result, SHORTER_RESULT);
  return { type: "tool", tool: { ...part.tool, result } };
}

function withoutResult(part: MessagePart): MessagePart {
  if (part.type !== "tool") return part;
  const { result: _, ...tool } = part.tool;
  return { type: "tool", tool };
}

function withoutArguments(part: MessagePart): MessagePart {
  if (part.type !== "tool") return part;
  return { type: "tool", tool: { ...part.tool, args: {} } };
}

function withoutFields(part: MessagePart): MessagePart {
  if (part.type !== "approval") return part;
  const { fields: _, ...approval } = part.approval;
  return { ...part, approval };
}

function withoutDetails(part: MessagePart): MessagePart {
  if (part.type !== "approval") return part;
  return { ...part, approval: { ...part.approval, args: {}, details: [] } };
}

function longestText(parts: readonly MessagePart[]): string {
  const texts = parts.flatMap((part) => part.type === "text" ? part.text : []);
  return texts.reduce((a, b) => b.length > a.length ? b : a, "");
}

function firstHalf(text: string): string {
  return `${text.slice(0, text.length >> 1)}…`;
}
