/** Names a user's conversation. */
export interface ConversationRef {
  userId: string;
  conversationId: string;
}
