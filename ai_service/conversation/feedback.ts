import * as z from "zod";
import { ApiError, notFound } from "../../shared/http/errors.ts";
import { messageKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { commit } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";

/** A person's rating of an answer, as the API takes it. */
export const feedbackInput = z.strictObject({
  /** Null takes it back. */
  value: z.enum(["up", "down"]).nullable(),
  // A message with its feedback must still fit a value of the store.
  comment: z.string().trim().max(500).optional(),
});
export type FeedbackInput = z.output<typeof feedbackInput>;

/**
 * Keeps the feedback with its message.
 *
 * @throws {ApiError} 404, or 400 `not_an_answer` for the person's own message.
 */
export async function storeFeedback(
  kv: Kv,
  ref: ConversationRef,
  { messageId, input, now }: {
    messageId: string;
    input: FeedbackInput;
    now: Date;
  },
): Promise<ChatMessage> {
  const { userId, conversationId } = ref;
  const key = messageKey(userId, conversationId, messageId);
  for (;;) {
    const entry = await kv.get<ChatMessage>(key);
    if (!entry.value) throw notFound("Message");
    if (entry.value.role !== "assistant") throw notAnAnswer();
    const message = withFeedback(entry.value, input, now);
    const { ok } = await commit(kv, ref, [entry], { message });
    if (ok) return message;
  }
}

function withFeedback(
  { feedback: _, ...message }: ChatMessage,
  { value, comment }: FeedbackInput,
  now: Date,
): ChatMessage {
  if (value === null) return message;
  const at = now.toISOString();
  return { ...message, feedback: { value, ...(comment && { comment }), at } };
}

function notAnAnswer(): ApiError {
  return new ApiError("Only answers can be rated", {
    status: 400,
    code: "not_an_answer",
  });
}
