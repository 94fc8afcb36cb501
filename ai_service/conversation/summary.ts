import { conversationKey } from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ConversationSummary } from "./events.ts";

/** The stored summary; its value is null where the user has no such conversation. */
export function readSummary(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<Entry<ConversationSummary>> {
  return kv.get(conversationKey(userId, conversationId));
}

/**
 * The time of the next change: now, or that of the last one where the clock was
 * put back since. Messages sort by their times, so none may go backwards.
 */
export function latest(
  now: Date,
  before: Pick<ConversationSummary, "updatedAt"> | null,
): Date {
  return new Date(
    Math.max(now.getTime(), Date.parse(before?.updatedAt ?? "0")),
  );
}

/** The summary of a conversation that changes now. */
export function touched(
  summary: ConversationSummary,
  now: Date,
): ConversationSummary {
  return { ...summary, updatedAt: latest(now, summary).toISOString() };
}
