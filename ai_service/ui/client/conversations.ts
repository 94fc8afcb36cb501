import type { ConversationSummary } from "../../conversation/events.ts";

/** The list with this conversation at the top. */
export function touchConversation(
  list: readonly ConversationSummary[],
  summary: ConversationSummary,
): ConversationSummary[] {
  return [summary, ...list.filter(({ id }) => id !== summary.id)];
}

/** The list with more conversations at its end, none of them twice. */
export function appendConversations(
  list: readonly ConversationSummary[],
  more: readonly ConversationSummary[],
): ConversationSummary[] {
  const known = new Set(list.map(({ id }) => id));
  return [...list, ...more.filter(({ id }) => !known.has(id))];
}
