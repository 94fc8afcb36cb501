import { leaseKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { Limits } from "./limits.ts";
import type { LimitName } from "./refusal.ts";
import {
  reservedTokens,
  type ReservedTurn,
  type Usage,
  type Windows,
} from "./usage.ts";

/** A turn holds its conversation's lease before this, in milliseconds. */
const STARTING_MS = 15_000;
/** When to try again where something is to end first, in seconds. */
export const SOON_SECONDS = 10;

/** A limit that the next turn would pass, and when to try again. */
export interface Excess {
  name: LimitName;
  limit: number;
  /** Milliseconds since the epoch. */
  retryAt: number;
}

/** The first limit that one more turn would pass. */
export function excessOf(
  usage: Usage,
  { now, minute, day }: Windows,
  limits: Limits,
): Excess | undefined {
  const soon = now.getTime() + SOON_SECONDS * 1000;
  const { turnsPerMinute, turnsPerDay, tokensPerDay, tokensPerTurn } = limits;
  if (usage.day.turns >= turnsPerDay) {
    return { name: "turns_per_day", limit: turnsPerDay, retryAt: day.end };
  }
  const needed = usage.day.tokens + tokensPerTurn;
  if (needed + reservedTokens(usage) > tokensPerDay) {
    const retryAt = needed > tokensPerDay ? day.end : soon;
    return { name: "tokens_per_day", limit: tokensPerDay, retryAt };
  }
  if (usage.minute.turns >= turnsPerMinute) {
    const retryAt = minute.end;
    return { name: "turns_per_minute", limit: turnsPerMinute, retryAt };
  }
  if (usage.turns.length >= limits.runningTurns) {
    const limit = limits.runningTurns;
    return { name: "running_turns", limit, retryAt: soon };
  }
}

/** Usage without the turns whose process died: nobody renews their lease. */
export async function withoutDeadTurns(
  kv: Kv,
  userId: string,
  usage: Usage,
  now: Date,
): Promise<Usage> {
  const isAlive = async ({ conversationId, reservedAt }: ReservedTurn) => {
    if (reservedAt + STARTING_MS > now.getTime()) return true;
    const lease = await kv.get<{ expiresAt: number }>(
      leaseKey(userId, conversationId),
    );
    return (lease.value?.expiresAt ?? 0) > now.getTime();
  };
  const alive = await Promise.all(usage.turns.map(isAlive));
  return { ...usage, turns: usage.turns.filter((_, index) => alive[index]) };
}
