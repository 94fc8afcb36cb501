import * as z from "zod";

/** That a person became a friend of the account, or blocked it. */
export interface FriendEvent {
  lineUserId: string;
  isFriend: boolean;
  /** When it happened, in milliseconds since the epoch. */
  at: number;
}

const friendEvent = z.object({
  type: z.enum(["follow", "unfollow"]),
  // In `standby`, another channel answers for this account.
  mode: z.literal("active"),
  timestamp: z.number().int(),
  source: z.object({ type: z.literal("user"), userId: z.string() }),
});
const webhookBody = z.object({ events: z.array(z.unknown()) });

/** The events of a webhook's body that say who is a friend; none of any other body. */
export function friendEventsOf(body: Uint8Array): FriendEvent[] {
  const parsed = webhookBody.safeParse(jsonOf(body));
  if (!parsed.success) return [];
  return parsed.data.events.flatMap((event) => {
    const { data } = friendEvent.safeParse(event);
    if (!data) return [];
    const { source: { userId: lineUserId }, type, timestamp: at } = data;
    return [{ lineUserId, isFriend: type === "follow", at }];
  });
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
