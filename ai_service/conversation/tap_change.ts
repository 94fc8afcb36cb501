import { messageKey, openTapsKey, tapKey } from "../store/keys.ts";
import type { Mutation } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";

/** The cards of a conversation's taps; some of them may wait no more. */
export interface OpenTaps {
  cards: TapCard[];
}

/** A card that a tap has put before the person. */
export interface TapCard {
  approvalId: string;
  /** The messages with what the person said, and with the card. */
  messageIds: [said: string, answer: string];
}

/** Says which message an untold tap answers. */
export interface TapNote {
  saidId: string;
}

/** The change that one tap makes. */
export interface TapChange {
  /** The person's message, and the answer. */
  messages: readonly [said: ChatMessage, answer: ChatMessage];
  open: OpenTaps;
}

/** The mutations of a tap, and of telling the agent of taps. */
export function tapMutations(
  { userId, conversationId: id }: ConversationRef,
  { tap, toldTaps = [] }: {
    tap?: TapChange;
    toldTaps?: readonly string[];
  },
): Mutation[] {
  return [
    ...(tap ? addTap({ userId, conversationId: id }, tap) : []),
    ...toldTaps.map((messageId): Mutation => ({
      type: "delete",
      key: tapKey(userId, id, messageId),
    })),
  ];
}

function addTap(
  { userId, conversationId: id }: ConversationRef,
  { messages, open }: TapChange,
): Mutation[] {
  const [said, answer] = messages;
  const note: TapNote = { saidId: said.id };
  return [
    ...messages.map((message): Mutation => ({
      type: "set",
      key: messageKey(userId, id, message.id),
      value: message,
    })),
    { type: "set", key: openTapsKey(userId, id), value: open },
    { type: "set", key: tapKey(userId, id, answer.id), value: note },
  ];
}
