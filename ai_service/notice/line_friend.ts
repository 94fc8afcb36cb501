import { lineFriendKey, loginKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { FriendEvent } from "./line_event.ts";

/** The friendship of a LINE user, as the last webhook event had it. */
export interface LineFriend {
  isFriend: boolean;
  /** When it happened, in milliseconds since the epoch. */
  at: number;
}

/**
 * Keeps what the event says, with the account of that person. An event that comes
 * again, or after a later one, changes nothing. Of who has no account, nothing
 * is kept: whether they are a friend is asked when there is something to send.
 *
 * @returns The user whose record was changed.
 */
export async function noteFriend(
  kv: Kv,
  { lineUserId, isFriend, at }: FriendEvent,
): Promise<string | null> {
  const { value: userId } = await kv.get<string>(loginKey("line", lineUserId));
  if (!userId) return null;
  const key = lineFriendKey(userId);
  for (;;) {
    const { value: known, versionstamp } = await kv.get<LineFriend>(key);
    if (known && known.at >= at) return null;
    const value: LineFriend = { isFriend, at };
    const { ok } = await kv.atomic([{ key, versionstamp }], [
      { type: "set", key, value },
    ]);
    if (ok) return userId;
  }
}
