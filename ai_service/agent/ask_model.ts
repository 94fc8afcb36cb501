import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
} from "@langchain/core/messages";
import type { McpTool } from "./mcp_client.ts";
import { toModelTool } from "./tools.ts";

/** A chat model that can be given tools. */
export type ChatModel = BaseChatModel & {
  bindTools: NonNullable<BaseChatModel["bindTools"]>;
};

/** One request to a model. */
export interface ModelRequest {
  model: ChatModel;
  messages: BaseMessage[];
  tools: readonly McpTool[];
  signal: AbortSignal;
  /** Called with each piece of text as it arrives. */
  onText: (text: string) => void;
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
 * had arrived, without calls.
 *
 * @throws {ModelError} If the model fails, or sends nothing for a minute.
 */
export async function askModel(request: ModelRequest): Promise<AIMessage> {
  const { model, messages, tools, signal, onText } = request;
  const idle = new IdleTimeout(IDLE_TIMEOUT_MS);
  let answer: AIMessageChunk | undefined;
  try {
    const bound = tools.length > 0
      ? model.bindTools(tools.map(toModelTool))
      : model;
    const stream = await bound.stream(messages, {
      signal: AbortSignal.any([signal, idle.signal]),
    });
    for await (const chunk of stream as AsyncIterable<AIMessageChunk>) {
      idle.restart();
      answer = answer ? answer.concat(chunk) : chunk;
      if (chunk.text !== "") onText(chunk.text);
    }
  } catch (error) {
    if (!signal.aborted) {
      throw idle.signal.aborted ? new ModelError(IDLE) : failureOf(error);
    }
  } finally {
    idle.clear();
  }
  if (signal.aborted) return new AIMessage(answer?.text ?? "");
  return answer ? withStrictCalls(answer) : new AIMessage("");
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

/** Aborts its signal unless it is restarted in time. */
class IdleTimeout {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout>;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#timer = this.#start();
  }

  get signal() {
    return this.#controller.signal;
  }

  restart() {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  clear() {
    clearTimeout(this.#timer);
  }

  #start() {
    return setTimeout(
      () => this.#controller.abort(new ModelError(IDLE)),
      this.#milliseconds,
    );
  }
}

/**
 * The message with its calls parsed strictly. While streaming, the library
 * completes truncated JSON by guessing, which must never become a call.
 */
function withStrictCalls(answer: AIMessageChunk): AIMessage {
  const raw = answer.tool_call_chunks ?? [];
  if (raw.length === 0) {
    return new AIMessage({
      content: answer.text,
      tool_calls: answer.tool_calls ?? [],
      invalid_tool_calls: answer.invalid_tool_calls ?? [],
    });
  }
  const calls = raw.map(({ name = "", args = "" }) => ({
    name,
    raw: args,
    args: parseArguments(args),
  }));
  return new AIMessage({
    content: answer.text,
    tool_calls: calls.flatMap(({ name, args }) =>
      args ? [{ type: "tool_call" as const, name, args }] : []
    ),
    invalid_tool_calls: calls.flatMap(({ name, raw, args }) =>
      args ? [] : [{ type: "invalid_tool_call" as const, name, args: raw }]
    ),
  });
}

function parseArguments(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    const isObject = typeof value === "object" && value !== null &&
      !Array.isArray(value);
    return isObject ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}
