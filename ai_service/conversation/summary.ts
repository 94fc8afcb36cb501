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

/** Longest title that is made from what the person said, in characters. */
const TITLE_LENGTH = 60;

/** The summary with a title; the first thing that the person says gives it. */
export function titled(
  summary: ConversationSummary,
  said: string,
): ConversationSummary {
  return { ...summary, title: summary.title || titleFrom(said) };
}

function titleFrom(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > TITLE_LENGTH
    ? `${[...line].slice(0, TITLE_LENGTH - 1).join("")}…`
    : line;
}

/** The summary of a conversation that changes now. */
export function touched(
  summary: ConversationSummary,
  now: Date,
): ConversationSummary {
  return { ...summary, updatedAt: latest(now, summary).toISOString() };
}
