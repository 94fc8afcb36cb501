import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
} from "@langchain/core/messages";
import type { Locale } from "../../shared/ui/locale.ts";
import { AnswerClock, type ModelTimeouts } from "./answer_clock.ts";
import { END_NOTES } from "./answer_end.ts";
import { type AnswerLimits, AnswerParts } from "./answer_parts.ts";
import type { McpTool } from "./mcp_client.ts";
import { ModelError, type ModelFailure } from "./model_error.ts";
import { readFailure } from "./read_failure.ts";
import { pauseBeforeRetry } from "./retry.ts";
import { estimateRequest, estimateTokens } from "./token_estimate.ts";
import { toModelTool } from "./tools.ts";
import type { Wait } from "./wait.ts";
import { type ChatModel, withTools } from "./with_tools.ts";

/** One request to a model. */
export interface ModelRequest {
  model: ChatModel;
  messages: BaseMessage[];
  tools: readonly McpTool[];
  signal: AbortSignal;
  limits: AnswerLimits;
  timeouts: ModelTimeouts;
  /** The language of what is said behind an answer that is not whole. */
  locale: Locale;
  now: () => Date;
  /** From 0 to 1. */
  random: () => number;
  wait: Wait;
  listener: AnswerListener;
}

/** Hears of an answer while it is made. */
export interface AnswerListener {
  /** Called with each piece of text as it arrives. */
  onText(text: string): void;
  /** All text so far was a thought of the model's, and is to be forgotten. */
  onThought(): void;
  /** Called once with the tokens of request and answer, estimated if need be. */
  onTokens(tokens: number): void;
  /** The model is silent for long, or is asked again. */
  onWaiting(reason: "slow" | "retry"): void;
  /** Called with each failure, also one after which the model is asked again. */
  onFailure(failure: ModelFailure, retry: RetryFacts): void;
}

/** The request that failed, counted from 1, and the pause before the next. */
export interface RetryFacts {
  attempt: number;
  /** In milliseconds; undefined if the model is not asked again. */
  pause: number | undefined;
}

/**
 * Streams a model's answer. After `signal` aborts, the answer is the text that
 * had arrived, without calls. An answer that is not whole, for whatever reason,
 * is the text so far and a note, without calls. A request that fails before the
 * answer begins is repeated where that may help.
 *
 * @throws {ModelError} If the model fails, or is silent for too long.
 */
export async function askModel(request: ModelRequest): Promise<AIMessage> {
  for (let attempt = 1;; attempt++) {
    const answer = await tryOnce(request, attempt);
    if (answer instanceof AIMessage) return answer;
    request.listener.onWaiting("retry");
    await request.wait(answer.pause, request.signal);
    if (request.signal.aborted) return new AIMessage("");
  }
}

/** The answer, or the pause before the next attempt. */
async function tryOnce(
  request: ModelRequest,
  attempt: number,
): Promise<AIMessage | { pause: number }> {
  const { listener } = request;
  const parts = new AnswerParts(request.limits, listener.onThought);
  try {
    await readAnswer(request, parts);
  } catch (error) {
    const failure = readFailure(error, request.now());
    const pause = parts.hasBegun
      ? undefined
      : pauseBeforeRetry(failure.failure, attempt, request.random);
    listener.onFailure(failure.failure, { attempt, pause });
    if (pause !== undefined) return { pause };
    listener.onTokens(tokensOf(request, parts));
    throw failure;
  }
  listener.onTokens(tokensOf(request, parts));
  return request.signal.aborted
    ? new AIMessage(parts.text)
    : whole(request, parts);
}

/** The message of an answer that has ended, with a note if it is not whole. */
function whole(
  { locale, listener }: ModelRequest,
  parts: AnswerParts,
): AIMessage {
  const { end } = parts;
  if (end === "complete") return parts.toMessage();
  const note = END_NOTES[end][locale];
  const behind = parts.text === "" ? note : `\n\n${note}`;
  listener.onText(behind);
  return new AIMessage(parts.text + behind);
}

/** Reads the answer until it ends, is too long, or `signal` aborts. */
async function readAnswer(
  request: ModelRequest,
  parts: AnswerParts,
): Promise<void> {
  const { signal, timeouts, listener } = request;
  const onSlow = () => listener.onWaiting("slow");
  const clock = new AnswerClock({ timeouts, onSlow });
  const enough = new AbortController();
  const signals = [signal, clock.signal, enough.signal];
  try {
    for await (const chunk of await startAnswer(request, signals)) {
      clock.heard();
      say(parts.add(chunk), listener);
      // The connection is closed first: to leave the loop would read on.
      if (parts.isOverLimit) enough.abort();
      if (parts.isOverLimit) break;
    }
    say(parts.finish(), listener);
  } catch (error) {
    if (signal.aborted || parts.isOverLimit) return;
    if (clock.signal.aborted) throw new ModelError({ reason: "timed_out" });
    throw error;
  } finally {
    clock.stop();
  }
}

function say(text: string, listener: AnswerListener): void {
  if (text !== "") listener.onText(text);
}

async function startAnswer(
  { model, messages, tools }: ModelRequest,
  signals: AbortSignal[],
): Promise<AsyncIterable<AIMessageChunk>> {
  const bound = tools.length > 0 ? withTools(model, tools) : model;
  const signal = AbortSignal.any(signals);
  return await bound.stream(messages, { signal }) as AsyncIterable<
    AIMessageChunk
  >;
}

function tokensOf(
  { messages, tools }: ModelRequest,
  { tokens, text }: AnswerParts,
): number {
  return tokens ??
    estimateRequest(messages, tools.map(toModelTool)) + estimateTokens(text);
}
