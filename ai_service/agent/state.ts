import type { BaseMessage } from "@langchain/core/messages";
import { Annotation } from "@langchain/langgraph";
import type { EarlierTurn } from "./earlier_turns.ts";
import type { PendingWrite, ToolArguments } from "./turn.ts";

/** A planned call, with an id that this service has made. */
export interface PlannedCall {
  toolCallId: string;
  tool: string;
  args: ToolArguments;
}

/** A planned write, which has not been previewed yet. */
export type PlannedWrite = Omit<PendingWrite, "preview">;

/** Messages to append, or to replace all messages with. */
export type MessagesUpdate = BaseMessage[] | { replaceWith: BaseMessage[] };

/** The state in a thread's checkpoint. Tokens are never part of it. */
export const AgentState = Annotation.Root({
  messages: Annotation<BaseMessage[], MessagesUpdate>({
    reducer: (messages, update) =>
      Array.isArray(update) ? [...messages, ...update] : update.replaceWith,
    default: () => [],
  }),
  /** Model rounds of this turn so far. */
  rounds: latest<number>(0),
  /** What turns were about that are no longer among the messages. */
  earlier: latest<readonly EarlierTurn[]>([]),
  /** Ids of the taps that the messages contain, and that may be told again. */
  taps: latest<readonly string[]>([]),
  reads: latest<PlannedCall[]>([]),
  /** The writes that are to be previewed. */
  planned: latest<PlannedWrite[]>([]),
  /** The writes that the person is asked to approve. */
  writes: latest<PendingWrite[]>([]),
});

export type AgentState = typeof AgentState.State;
export type AgentUpdate = typeof AgentState.Update;

function latest<T>(initial: T) {
  return Annotation<T>({
    reducer: (_, update) => update,
    default: () => initial,
  });
}
