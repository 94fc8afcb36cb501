import type { z } from "zod";
import { limit } from "../../shared/http/environment_number.ts";

/** How much one user may use. */
export interface Limits {
  turnsPerMinute: number;
  turnsPerDay: number;
  tokensPerDay: number;
  /** Tokens that are set aside for a turn before it starts. */
  tokensPerTurn: number;
  /** Turns at work at the same time. */
  runningTurns: number;
  /** Conversations that are kept. */
  conversations: number;
  /** Event streams that are open at the same time, in one process. */
  openStreams: number;
}

/** The environment variables of the limits, generous for a shop's customer. */
export const limitVariables = {
  LIMIT_TURNS_PER_MINUTE: limit(20),
  LIMIT_TURNS_PER_DAY: limit(200),
  LIMIT_TOKENS_PER_DAY: limit(1_000_000),
  LIMIT_TOKENS_PER_TURN: limit(200_000),
  LIMIT_RUNNING_TURNS: limit(3),
  LIMIT_CONVERSATIONS: limit(200),
  LIMIT_OPEN_STREAMS: limit(10),
};

type LimitValues = {
  [Name in keyof typeof limitVariables]: z.output<typeof limitVariables[Name]>;
};

/** The limits that parsed variables name. */
export function toLimits(values: LimitValues): Limits {
  return {
    turnsPerMinute: values.LIMIT_TURNS_PER_MINUTE,
    turnsPerDay: values.LIMIT_TURNS_PER_DAY,
    tokensPerDay: values.LIMIT_TOKENS_PER_DAY,
    tokensPerTurn: values.LIMIT_TOKENS_PER_TURN,
    runningTurns: values.LIMIT_RUNNING_TURNS,
    conversations: values.LIMIT_CONVERSATIONS,
    openStreams: values.LIMIT_OPEN_STREAMS,
  };
}
