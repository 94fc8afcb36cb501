import type { ChatApi } from "../client/api.ts";

/**
 * Begins a conversation with something; resolves to its id. A conversation in
 * which nothing could be begun is not left behind.
 */
export async function inNewConversation(
  api: Pick<ChatApi, "createConversation" | "deleteConversation">,
  begin: (id: string) => Promise<unknown>,
): Promise<string> {
  const { id } = await api.createConversation();
  try {
    await begin(id);
    return id;
  } catch (error) {
    await api.deleteConversation(id).catch(() => {});
    throw error;
  }
}
