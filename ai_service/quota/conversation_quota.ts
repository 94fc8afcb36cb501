import { conversationsPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { Usage } from "./usage.ts";

/** Ids of the conversations that are kept, and of those being created. */
export async function conversationIds(
  kv: Kv,
  userId: string,
  usage: Usage,
): Promise<Set<string>> {
  const prefix = conversationsPrefix(userId);
  const stored = await Array.fromAsync(kv.list({ prefix }));
  return new Set([
    ...stored.map(({ key }) => String(key.at(-1))),
    ...usage.conversations.map(({ id }) => id),
  ]);
}
