import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
} from "@langchain/core/messages";
import { type AnswerLimits, AnswerParts } from "./answer_parts.ts";
import { IdleTimeout } from "./idle_timeout.ts";
import type { McpTool } from "./mcp_client.ts";
import { estimateRequest, estimateTokens } from "./token_estimate.ts";
import { toModelTool } from "./tools.ts";
import { type ChatModel, withTools } from "./with_tools.ts";

/** One request to a model. */
export interface ModelRequest {
  model: ChatModel;
  messages: BaseMessage[];
  tools: readonly McpTool[];
  signal: AbortSignal;
  limits: AnswerLimits;
  /** Said behind an answer that was cut off because it was too long. */
  cutOffNote: string;
  /** Called with each piece of text as it arrives. */
  onText: (text: string) => void;
  /** Called once with the tokens of request and answer, estimated if need be. */
  onTokens: (tokens: number) => void;
}

/**
 * The model failed. The error holds only the status and the code of the
 * server's answer, because servers quote the request, which is private.
 */
export class ModelError extends Error {
  override name = "ModelError";
  /** For metrics: `no_answer`, `http_<status>` or `other`. */
  readonly kind: string;

  constructor(message: string, kind = "no_answer") {
    super(message);
    this.kind = kind;
  }
}

/** Longest pause in a model's answer, in milliseconds. */
const IDLE_TIMEOUT_MS = 60_000;

/**
 * Streams a model's answer. After `signal` aborts, the answer is the text that
 * had arrived, without calls. An answer that is longer than the limits is no
 * longer read: it is the text so far and the note, without calls.
 *
 * @throws {ModelError} If the model fails, or sends nothing for a minute.
 */
export async function askModel(request: ModelRequest): Promise<AIMessage> {
  const { signal, limits, cutOffNote, onText } = request;
  const parts = new AnswerParts(limits);
  try {
    await readAnswer(request, parts);
  } finally {
    request.onTokens(parts.tokens ?? estimate(request, parts));
  }
  if (signal.aborted) return new AIMessage(parts.text);
  if (!parts.isOverLimit) return parts.toMessage();
  const note = parts.text === "" ? cutOffNote : `\n\n${cutOffNote}`;
  onText(note);
  return new AIMessage(parts.text + note);
}

/** Reads the answer until it ends, is too long, or `signal` aborts. */
async function readAnswer(
  request: ModelRequest,
  parts: AnswerParts,
): Promise<void> {
  const { signal, onText } = request;
  const idle = new IdleTimeout(IDLE_TIMEOUT_MS, new ModelError(IDLE));
  const enough = new AbortController();
  const signals = [signal, idle.signal, enough.signal];
  try {
    for await (const chunk of await startAnswer(request, signals)) {
      idle.restart();
      const text = parts.add(chunk);
      if (text !== "") onText(text);
      // The connection is closed first: to leave the loop would read on.
      if (parts.isOverLimit) enough.abort();
      if (parts.isOverLimit) break;
    }
  } catch (error) {
    if (signal.aborted || parts.isOverLimit) return;
    throw idle.signal.aborted ? new ModelError(IDLE) : failureOf(error);
  } finally {
    idle.clear();
  }
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

function estimate(
  { messages, tools }: ModelRequest,
  { text }: AnswerParts,
): number {
  return estimateRequest(messages, tools.map(toModelTool)) +
    estimateTokens(text);
}

const IDLE = "The model stopped answering";

function failureOf(error: unknown): ModelError {
  const { status, code } = error as { status?: unknown; code?: unknown };
  const facts = [
    typeof status === "number" ? `status ${status}` : [],
    typeof code === "string" && /^[A-Za-z0-9_]{1,40}$/.test(code) ? code : [],
    error instanceof Error ? error.name : [],
  ].flat();
  const kind = typeof status === "number" ? `http_${status}` : "other";
  const failure = new ModelError(`The model failed: ${facts.join(", ")}`, kind);
  failure.stack = [`${failure}`, ...framesOf(error)].join("\n");
  return failure;
}

/** The frames of the stack, without the message. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? error.stack ?? "" : "";
  return stack.split("\n").filter((line) => /^ +at /.test(line));
}
