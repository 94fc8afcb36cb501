import type { BaseMessage } from "@langchain/core/messages";
import { Annotation } from "@langchain/langgraph";
import type { Decision, PendingWrite, ToolArguments } from "./turn.ts";

/** A call that was planned: under an id of our own, for a tool that exists. */
export interface PlannedCall {
  toolCallId: string;
  tool: string;
  args: ToolArguments;
}

/** Messages to append, or all of them anew. */
export type MessagesUpdate = BaseMessage[] | { replaceWith: BaseMessage[] };

/** What a thread's checkpoint holds. Tokens are never part of it. */
export const AgentState = Annotation.Root({
  messages: Annotation<BaseMessage[], MessagesUpdate>({
    reducer: (messages, update) =>
      Array.isArray(update) ? [...messages, ...update] : update.replaceWith,
    default: () => [],
  }),
  /** Model rounds of this turn so far. */
  rounds: latest<number>(0),
  reads: latest<PlannedCall[]>([]),
  writes: latest<PendingWrite[]>([]),
  /** By approval id. */
  decisions: latest<Record<string, Decision>>({}),
});

export type AgentState = typeof AgentState.State;
export type AgentUpdate = typeof AgentState.Update;

function latest<T>(initial: T) {
  return Annotation<T>({
    reducer: (_, update) => update,
    default: () => initial,
  });
}
