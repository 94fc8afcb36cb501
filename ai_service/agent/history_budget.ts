import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { estimateTokens } from "./token_estimate.ts";
import { shortenResultText } from "./tool_result.ts";

/** Limits of a history; a turn starts with a person's message. */
export interface HistoryLimits {
  /** Turns, with the current one. */
  turns: number;
  /** Estimated tokens. The current turn is always kept, if need be shortened. */
  tokens: number;
}

/** Context of the model, in tokens, unless the environment says otherwise. */
export const CONTEXT_TOKENS = 32_000;
/** Limits of what a thread keeps. Older turns are in the transcript only. */
export const STORED_HISTORY: HistoryLimits = { turns: 20, tokens: 30_000 };

/** Tokens that are left for the model's answer. */
const ANSWER_TOKENS = 4_000;
/** A history is never smaller than this, however small the context is. */
const LEAST_TOKENS = 1_000;

/** Tokens of history that a context has room for, beside these. */
export function historyTokens(
  contextTokens: number,
  prompt: string,
  tools: readonly unknown[],
): number {
  const answer = Math.min(ANSWER_TOKENS, contextTokens / 4);
  const fixed = estimateTokens(prompt + JSON.stringify(tools));
  return Math.max(contextTokens - answer - fixed, LEAST_TOKENS);
}

/** Characters of results, from the oldest turns to the newest step. */
const SHORTENED = { earlier: 800, currentTurn: 800, lastStep: 3_000 };

/**
 * The newest turns, as many as the limits allow. First the results of tools in
 * earlier turns are shortened, from the oldest on: what was looked up matters
 * less and less, and is most of the text. Then whole turns are dropped, and at
 * last the current turn's own results are shortened. (LangChain's `trimMessages`
 * only drops, and drops even the person's question if the turn is too long.)
 */
export function fitHistory(
  messages: readonly BaseMessage[],
  { turns: most, tokens }: HistoryLimits,
): { kept: BaseMessage[]; dropped: BaseMessage[] } {
  const turns = turnsOf(messages);
  const dropped = turns.splice(0, Math.max(0, turns.length - most));
  let size = sizeOf(turns.flat());
  for (let at = 0; at < turns.length - 1 && size > tokens; at++) {
    const turn = turns[at]!;
    turns[at] = turn.map((each) => shortened(each, SHORTENED.earlier));
    size -= sizeOf(turn) - sizeOf(turns[at]!);
  }
  while (turns.length > 1 && size > tokens) {
    const [oldest] = turns.splice(0, 1);
    size -= sizeOf(oldest!);
    dropped.push(oldest!);
  }
  const kept = size > tokens ? shortenTurn(turns.flat(), tokens) : turns.flat();
  return { kept, dropped: dropped.flat() };
}

/** Messages by turn; what stands before the first one belongs to it. */
function turnsOf(messages: readonly BaseMessage[]): BaseMessage[][] {
  const turns: BaseMessage[][] = [];
  for (const message of messages) {
    const isFirst = turns.length === 0;
    if (isFirst || HumanMessage.isInstance(message)) turns.push([message]);
    else turns.at(-1)!.push(message);
  }
  return turns;
}

/** Shortens the results of a turn's earlier steps; if need be, of its last, too. */
function shortenTurn(turn: BaseMessage[], tokens: number): BaseMessage[] {
  const last = turn.findLastIndex((message) => AIMessage.isInstance(message));
  const steps = turn.map((message, index) =>
    index < last ? shortened(message, SHORTENED.currentTurn) : message
  );
  if (sizeOf(steps) <= tokens) return steps;
  return steps.map((message) => shortened(message, SHORTENED.lastStep));
}

function shortened(message: BaseMessage, limit: number): BaseMessage {
  if (!ToolMessage.isInstance(message)) return message;
  const { tool_call_id, name = "unknown", status = "success" } = message;
  const content = shortenResultText(message.text, limit);
  if (content === message.text) return message;
  return new ToolMessage({ tool_call_id, name, status, content });
}

/** Messages are never changed, so each is counted once. */
const sizes = new WeakMap<BaseMessage, number>();

function sizeOf(messages: readonly BaseMessage[]): number {
  return messages.reduce((sum, message) => {
    const size = sizes.get(message) ?? tokensOf(message);
    sizes.set(message, size);
    return sum + size;
  }, 0);
}

function tokensOf(message: BaseMessage): number {
  const calls = AIMessage.isInstance(message) ? message.tool_calls ?? [] : [];
  return estimateTokens(
    message.text + (calls.length > 0 ? JSON.stringify(calls) : ""),
  );
}
