// This module is portable: it runs on Deno and on Workers.
export type {
  Agent,
  AgentEvent,
  Decision,
  Locale,
  PendingWrite,
  ToolArguments,
  TurnContext,
  TurnInput,
  TurnTokens,
} from "./turn.ts";
