import { messageKey, messagesPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage, ConversationView } from "./events.ts";
import { readSummary } from "./summary.ts";
import {
  readVariantMessages,
  readVariants,
  type Variant,
  withBranches,
} from "./variant.ts";
import { MESSAGES_PER_PAGE, readStates } from "./view_conversation.ts";

/**
 * An earlier version of the conversation, to be looked at: nothing in it waits
 * or runs. Null where the user has no such conversation, or it has no such
 * version. `nextCursor` asks for older messages of the conversation itself.
 */
export async function viewBranch(
  kv: Kv,
  ref: ConversationRef,
  { branch, now }: { branch: string; now: Date },
): Promise<ConversationView | null> {
  const { value: conversation } = await readSummary(kv, ref);
  const variants = (await readVariants(kv, ref)).map(({ value }) => value);
  const variant = variants.find(({ id }) => id === branch);
  if (!conversation || !variant) return null;
  const own = await readPath(kv, ref, variant, variants);
  const older = await newestUntil(kv, ref, own.afterId);
  const previous = older[MESSAGES_PER_PAGE];
  const shared = older.slice(0, MESSAGES_PER_PAGE).reverse();
  const path = [...shared, ...own.messages];
  const marked = withBranches(path, variants, previous);
  return {
    conversation,
    messages: await readStates(kv, ref, marked, now),
    pendingApprovals: [],
    activeRunId: null,
    nextCursor: previous ? shared[0]?.id ?? null : null,
  };
}

/** Messages that the conversation has no more, and the last one that it has. */
interface Path {
  messages: ChatMessage[];
  afterId: string;
}

/**
 * The variant's messages, and those before them that later branches replaced.
 */
async function readPath(
  kv: Kv,
  ref: ConversationRef,
  variant: Variant,
  variants: readonly Variant[],
): Promise<Path> {
  const { id, afterId } = variant;
  const messages = await readVariantMessages(kv, ref, id);
  for (const other of variants.filter((one) => one.id > id)) {
    const theirs = await readVariantMessages(kv, ref, other.id);
    if (!theirs.some((message) => message.id === afterId)) continue;
    const before = await readPath(kv, ref, other, variants);
    const shared = before.messages.filter((message) => message.id <= afterId);
    return { messages: [...shared, ...messages], afterId: before.afterId };
  }
  return { messages, afterId };
}

/** Newest first, and one more than a page holds. */
async function newestUntil(
  kv: Kv,
  { userId, conversationId: id }: ConversationRef,
  lastId: string,
): Promise<ChatMessage[]> {
  if (lastId === "") return [];
  const entries = await Array.fromAsync(kv.list<ChatMessage>({
    prefix: messagesPrefix(userId, id),
    // The end is exclusive, and no id has this behind it.
    end: messageKey(userId, id, `${lastId}~`),
    limit: MESSAGES_PER_PAGE + 1,
    reverse: true,
  }));
  return entries.map(({ value }) => value);
}
