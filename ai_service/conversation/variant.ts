import {
  messageKey,
  variantKey,
  variantMessageKey,
  variantMessagesPrefix,
  variantsPrefix,
} from "../store/keys.ts";
import type { Entry, Kv, Mutation } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { Branch, ChatMessage } from "./events.ts";

/** The end of a conversation as it was before a branch replaced it. */
export interface Variant extends Branch {
  /** The last message that both have; empty where they have none. */
  afterId: string;
}

/** A stored variant. */
export type StoredVariant = Entry<Variant> & { value: Variant };

/** A variant that is being made, with the messages that it takes along. */
export interface ReplacedMessages {
  variant: Variant;
  messages: readonly ChatMessage[];
}

/** Moves the messages from the conversation to the variant. */
export function variantMutations(
  { userId, conversationId: id }: ConversationRef,
  { variant, messages }: ReplacedMessages,
): Mutation[] {
  const variantId = variant.id;
  return [
    { type: "set", key: variantKey(userId, id, variantId), value: variant },
    ...messages.flatMap((message): Mutation[] => {
      const place = { variantId, messageId: message.id };
      const key = variantMessageKey(userId, id, place);
      return [
        { type: "delete", key: messageKey(userId, id, message.id) },
        { type: "set", key, value: message },
      ];
    }),
  ];
}

/** The conversation's variants, oldest first; they are few. */
export function readVariants(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<StoredVariant[]> {
  const prefix = variantsPrefix(userId, conversationId);
  return Array.fromAsync(kv.list<Variant>({ prefix }));
}

/** The variant's own messages, oldest first. */
export async function readVariantMessages(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  variantId: string,
): Promise<ChatMessage[]> {
  const prefix = variantMessagesPrefix(userId, conversationId, variantId);
  const entries = await Array.fromAsync(kv.list<ChatMessage>({ prefix }));
  return entries.map(({ value }) => value);
}

/**
 * The messages of a page, each with the variants that it replaced.
 *
 * @param previous The message before the page; undefined where there is none.
 */
export function withBranches(
  messages: readonly ChatMessage[],
  variants: readonly Variant[],
  previous: ChatMessage | undefined,
): ChatMessage[] {
  return messages.map((message, index) => {
    const before = (messages[index - 1] ?? previous)?.id ?? "";
    const branches = variants.filter(({ afterId }) =>
      afterId >= before && afterId < message.id
    ).map(({ id, replacedAt }): Branch => ({ id, replacedAt }));
    return branches.length > 0 ? { ...message, branches } : message;
  });
}
