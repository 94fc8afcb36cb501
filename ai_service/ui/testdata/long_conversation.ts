import type {
  ChatMessage,
  ConversationView,
} from "../../conversation/events.ts";
import { waiting } from "./site.ts";

/** Messages of a page, as the service answers them. */
const PAGE = 50;
const START = Date.parse("2026-01-01T00:00:00Z");

/** A conversation of so many messages, in pages. */
export class LongConversation {
  readonly messages: ChatMessage[];

  constructor(count: number) {
    this.messages = Array.from({ length: count }, (_, at) => messageAt(at));
  }

  /** The page before the message with that id; the last page without one. */
  view(cursor: string | null): ConversationView {
    const found = this.messages.findIndex(({ id }) => id === cursor);
    const end = found < 0 ? this.messages.length : found;
    const start = Math.max(0, end - PAGE);
    return {
      ...waiting,
      messages: this.messages.slice(start, end),
      nextCursor: start > 0 ? this.messages[start]!.id : null,
    };
  }
}

function messageAt(at: number): ChatMessage {
  const text = at % 2 === 0
    ? `第${at}の質問です。空いている時間を教えてください。`
    : `第${at}の回答です。**10:00** が空いています。\n\n- 10:00\n- 11:00`;
  return {
    id: `m${String(at).padStart(6, "0")}`,
    role: at % 2 === 0 ? "user" : "assistant",
    text,
    parts: [{ type: "text", text }],
    createdAt: new Date(START + at * 600_000).toISOString(),
  };
}
