import type { User } from "../auth/user.ts";
import type { LineClient } from "./line_client.ts";

/** Whether the shop's account is a person's friend, or where it becomes one. */
export type LineRelation =
  | { isFriend: true }
  | { isFriend: false; friendUrl: string };

/** Longest wait of a page for LINE, in milliseconds. */
const TIMEOUT_MS = 1_000;

/** Null for who does not sign in with LINE, and where LINE does not tell in time. */
export async function lineRelation(
  line: LineClient | undefined,
  { provider, providerUserId }: Pick<User, "provider" | "providerUserId">,
): Promise<LineRelation | null> {
  if (!line || provider !== "line") return null;
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), TIMEOUT_MS);
  const asked = ask(line, providerUserId).catch(() => null);
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(line: LineClient, userId: string): Promise<LineRelation> {
  if (await line.isFriend(userId)) return { isFriend: true };
  return { isFriend: false, friendUrl: await line.friendUrl() };
}
