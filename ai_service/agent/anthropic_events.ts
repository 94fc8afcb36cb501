import { NO_END } from "./answer_end.ts";
import type { Wire } from "./answer_fetch.ts";

/** An event of a message, as servers really send them. */
export interface AnthropicEvent {
  type: string;
  index?: number;
  message?: Record<string, unknown>;
  content_block?: AnthropicBlock;
  delta?: Record<string, unknown> | null;
  usage?: { output_tokens?: number } | null;
}

interface AnthropicBlock {
  type: string;
  text?: string;
  input?: unknown;
}

interface AnthropicMessage {
  type?: string;
  content?: AnthropicBlock[];
  stop_reason?: string | null;
  usage?: { output_tokens?: number } | null;
  error?: unknown;
}

/** The event that is read in place of the end of a stream that broke off. */
export function endedEvent(): AnthropicEvent {
  return {
    type: "message_delta",
    delta: { stop_reason: NO_END },
    usage: { output_tokens: 0 },
  };
}

const STOP: AnthropicEvent = { type: "message_stop" };

export const ANTHROPIC_WIRE: Wire = {
  end: "message_stop",
  missingEnd: `\n\n${toEvents([endedEvent(), STOP])}`,
  hasNames: true,
  toEvents(answer) {
    const message = (answer ?? {}) as AnthropicMessage;
    if (message.error) return toEvents([{ ...message, type: "error" }]);
    return Array.isArray(message.content)
      ? toEvents(eventsOf(message, message.content))
      : undefined;
  },
};

function toEvents(events: readonly AnthropicEvent[]): string {
  return events.map((event) =>
    `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
  ).join("");
}

/** The events of a message that came as a whole. */
function eventsOf(
  message: AnthropicMessage,
  content: readonly AnthropicBlock[],
): AnthropicEvent[] {
  const { stop_reason, usage } = message;
  return [
    { type: "message_start", message: { ...message, content: [] } },
    ...content.map((content_block, index) => ({
      type: "content_block_start",
      index,
      content_block,
    })),
    { type: "message_delta", delta: { stop_reason }, usage: usage ?? null },
    STOP,
  ];
}

/**
 * The events that the library reads in place of this one. It fails at a missing
 * usage, and passes over a tool's input that does not come in pieces. Thoughts
 * are no more than a sign of life.
 */
export function normalizeEvent(event: AnthropicEvent): AnthropicEvent[] {
  switch (event.type) {
    case "message_start": {
      const { usage, ...message } = event.message ?? {};
      const counted = { input_tokens: 0, output_tokens: 0, ...usage as object };
      return [{ ...event, message: { ...message, usage: counted } }];
    }
    case "message_delta": {
      const usage = { ...event.usage };
      usage.output_tokens ??= 0;
      return [{ ...event, delta: event.delta ?? {}, usage }];
    }
    case "content_block_start":
      return startOfBlock(event);
    case "content_block_delta":
      return [isRead(event) ? event : signOfLife(event)];
    default:
      return [event];
  }
}

const READ_DELTAS: readonly unknown[] = ["text_delta", "input_json_delta"];

function isRead({ delta }: AnthropicEvent): boolean {
  return READ_DELTAS.includes(delta?.["type"]);
}

function startOfBlock(event: AnthropicEvent): AnthropicEvent[] {
  const { content_block: block } = event;
  if (block?.type === "text") return [event];
  if (block?.type !== "tool_use") return [signOfLife(event)];
  const partial_json = JSON.stringify(block.input ?? {});
  const delta = { type: "input_json_delta", partial_json };
  const input = { ...event, type: "content_block_delta", delta };
  return partial_json === "{}" ? [event] : [event, input];
}

function signOfLife({ index = 0 }: AnthropicEvent): AnthropicEvent {
  const delta = { type: "text_delta", text: "" };
  return { type: "content_block_delta", index, delta };
}
