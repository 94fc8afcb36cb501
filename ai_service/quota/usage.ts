import type { Window } from "./windows.ts";

/** A turn that has been let in and has not been settled. */
export interface ReservedTurn {
  conversationId: string;
  tokens: number;
  /** Milliseconds since the epoch. */
  reservedAt: number;
}

/** A conversation that is being created. */
interface NewConversation {
  id: string;
  /** Milliseconds since the epoch. */
  reservedAt: number;
}

/** A user's counts and reservations, which are one value of the store. */
export interface Usage {
  minute: { start: number; turns: number };
  /** `tokens` are those of settled turns. */
  day: { start: number; turns: number; tokens: number };
  turns: ReservedTurn[];
  conversations: NewConversation[];
}

/** The present windows. */
export interface Windows {
  now: Date;
  minute: Window;
  day: Window;
}

/** A turn that was cut off by a crash counts this long, in milliseconds. */
const TURN_RESERVED_MS = 10 * 60_000;
/** A new conversation is stored, and so counted, long before this passed. */
const CONVERSATION_RESERVED_MS = 10_000;
/** How far the clock of another instance may be ahead, in milliseconds. */
const CLOCK_SKEW_MS = 30_000;

/** Present usage: counts of passed windows and expired reservations are gone. */
export function usageAt(stored: Usage | null, windows: Windows): Usage {
  const { now, minute, day } = windows;
  const isFresh = ({ reservedAt }: { reservedAt: number }, ms: number) =>
    reservedAt + ms > now.getTime();
  return {
    minute: stored && isCurrent(stored.minute, minute, now)
      ? stored.minute
      : { start: minute.start, turns: 0 },
    day: stored && isCurrent(stored.day, day, now)
      ? stored.day
      : { start: day.start, turns: 0, tokens: 0 },
    turns: (stored?.turns ?? [])
      .filter((turn) => isFresh(turn, TURN_RESERVED_MS)),
    conversations: (stored?.conversations ?? [])
      .filter((one) => isFresh(one, CONVERSATION_RESERVED_MS)),
  };
}

/**
 * Whether a count is of this window. A window that has just begun for another
 * instance counts, too, or two clocks would reset each other's counts.
 */
function isCurrent(
  counted: { start: number },
  { start }: Window,
  now: Date,
): boolean {
  if (counted.start === start) return true;
  return counted.start > start &&
    counted.start <= now.getTime() + CLOCK_SKEW_MS;
}

/** Tokens that unsettled turns may still use. */
export function reservedTokens({ turns }: Usage): number {
  return turns.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** Lets a turn in. */
export function withTurn(usage: Usage, turn: ReservedTurn): Usage {
  const { minute, day, turns } = usage;
  return {
    ...usage,
    minute: { ...minute, turns: minute.turns + 1 },
    day: { ...day, turns: day.turns + 1 },
    turns: [...turns, turn],
  };
}

/** Takes a turn back that did not start. */
export function withoutTurn(usage: Usage, conversationId: string): Usage {
  const { minute, day } = usage;
  return {
    ...usage,
    minute: { ...minute, turns: Math.max(0, minute.turns - 1) },
    day: { ...day, turns: Math.max(0, day.turns - 1) },
    turns: withoutOne(usage.turns, conversationId),
  };
}

/** Replaces what was set aside for a turn by what it has used. */
export function withTokens(
  usage: Usage,
  conversationId: string,
  tokens: number,
): Usage {
  const { day, turns } = usage;
  return {
    ...usage,
    day: { ...day, tokens: day.tokens + tokens },
    turns: withoutOne(turns, conversationId),
  };
}

/** One conversation's turns are alike, so any of them may go. */
function withoutOne(
  turns: readonly ReservedTurn[],
  conversationId: string,
): ReservedTurn[] {
  const index = turns.findIndex((turn) =>
    turn.conversationId === conversationId
  );
  return turns.filter((_, at) => at !== index);
}
