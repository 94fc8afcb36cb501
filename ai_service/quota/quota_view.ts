import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { Limits } from "./limits.ts";
import { reservedTokens, type Usage, type Windows } from "./usage.ts";

/** How much may be used at the same time, and how much is. */
export interface Level {
  limit: number;
  used: number;
}

/** How much may be used until a moment, ISO 8601 with offset. */
export interface Allowance extends Level {
  resetsAt: string;
}

/** A user's limits, and what of them is used. */
export interface QuotaView {
  turnsPerMinute: Allowance;
  turnsPerDay: Allowance;
  /** Tokens that are set aside for running turns count as used. */
  tokensPerDay: Allowance;
  runningTurns: Level;
  conversations: Level;
  /** In the process that answers. */
  openStreams: Level;
}

/** All that a user has used, in the store and in this process. */
export interface Used {
  /** Without the turns of processes that died. */
  usage: Usage;
  windows: Windows;
  conversations: number;
  openStreams: number;
}

/** @param timeZone IANA name of the zone in which moments are told. */
export function viewOf(
  limits: Limits,
  { usage, windows, conversations, openStreams }: Used,
  timeZone: string,
): QuotaView {
  const { minute, day, turns } = usage;
  const level = (limit: number, used: number) => ({ limit, used });
  const until = ({ end }: { end: number }, limit: number, used: number) => ({
    ...level(limit, used),
    resetsAt: toLocalIso(end, timeZone),
  });
  const tokens = day.tokens + reservedTokens(usage);
  return {
    turnsPerMinute: until(windows.minute, limits.turnsPerMinute, minute.turns),
    turnsPerDay: until(windows.day, limits.turnsPerDay, day.turns),
    tokensPerDay: until(windows.day, limits.tokensPerDay, tokens),
    runningTurns: level(limits.runningTurns, turns.length),
    conversations: level(limits.conversations, conversations),
    openStreams: level(limits.openStreams, openStreams),
  };
}
