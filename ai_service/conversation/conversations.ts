import {
  conversationOrderKey,
  conversationOrderPrefix,
} from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { commit } from "./changes.ts";
import type { ConversationSummary } from "./events.ts";

const PAGE = 30;

/** One page of a list, and where the next one starts. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Creates an empty conversation. `title` is empty until the first message. */
export async function createConversation(
  kv: Kv,
  userId: string,
  { id, now }: { id: string; now: Date },
): Promise<ConversationSummary> {
  const at = now.toISOString();
  const after = { id, title: "", createdAt: at, updatedAt: at };
  const ref = { userId, conversationId: id };
  await commit(kv, ref, [], { summary: { before: null, after } });
  return after;
}

/** The user's conversations, those that changed last first. */
export async function listConversations(
  kv: Kv,
  userId: string,
  { limit = PAGE, cursor }: { limit?: number; cursor?: string | undefined } =
    {},
): Promise<Page<ConversationSummary>> {
  const [updatedAt, id] = cursor?.split("~") ?? [];
  const prefix = conversationOrderPrefix(userId);
  const entries = await Array.fromAsync(kv.list<ConversationSummary>({
    prefix,
    ...(updatedAt && id &&
      { end: conversationOrderKey(userId, updatedAt, id) }),
    limit: limit + 1,
    reverse: true,
  }));
  const items = entries.slice(0, limit).map((entry) => entry.value);
  const last = items.at(-1);
  const more = entries.length > limit && last;
  return { items, nextCursor: more ? `${last.updatedAt}~${last.id}` : null };
}
