import type { Limits } from "./limits.ts";

/** Limits that no test reaches by accident. */
export const NO_LIMITS: Limits = {
  turnsPerMinute: 1_000_000,
  turnsPerDay: 1_000_000,
  tokensPerDay: 1_000_000_000_000,
  tokensPerTurn: 1_000_000,
  runningTurns: 1_000_000,
  conversations: 1_000_000,
  openStreams: 1_000_000,
};
