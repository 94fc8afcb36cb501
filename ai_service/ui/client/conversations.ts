import type { ConversationSummary } from "../../conversation/events.ts";

/** The list with this conversation at the top. */
export function touchConversation(
  list: readonly ConversationSummary[],
  summary: ConversationSummary,
): ConversationSummary[] {
  return [summary, ...list.filter(({ id }) => id !== summary.id)];
}

/** The list with this summary in it, in its place by time. */
export function updateConversation(
  list: readonly ConversationSummary[],
  summary: ConversationSummary,
): ConversationSummary[] {
  const others = list.filter(({ id }) => id !== summary.id);
  const last = list.at(-1)?.updatedAt ?? "";
  // It may be of a page of the list that is not loaded.
  const isListed = others.length < list.length || summary.updatedAt > last;
  if (!isListed) return [...list];
  return [summary, ...others].toSorted((a, b) =>
    b.updatedAt < a.updatedAt ? -1 : b.updatedAt > a.updatedAt ? 1 : 0
  );
}

/** The list with more conversations at its end, none of them twice. */
export function appendConversations(
  list: readonly ConversationSummary[],
  more: readonly ConversationSummary[],
): ConversationSummary[] {
  const known = new Set(list.map(({ id }) => id));
  return [...list, ...more.filter(({ id }) => !known.has(id))];
}
