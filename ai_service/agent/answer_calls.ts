import type {
  AIMessageChunk,
  InvalidToolCall,
  ToolCall,
} from "@langchain/core/messages";
import { MAX_ARGUMENTS_BYTES } from "./arguments.ts";

/** A tool call whose arguments are still text. */
interface RawCall {
  index: number | undefined;
  id: string | undefined;
  name: string;
  args: string;
}

/** Collects the tool calls of an answer from its chunks, up to a limit. */
export class AnswerCalls {
  readonly #limit: number;
  readonly #calls: RawCall[] = [];
  #characters = 0;

  /** @param limit The most calls; their arguments may fill it, too. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there were more calls, or longer ones, than the limit allows. */
  get isOverLimit(): boolean {
    return this.#calls.length > this.#limit ||
      this.#characters > this.#limit * MAX_ARGUMENTS_BYTES;
  }

  add(chunk: AIMessageChunk): void {
    for (const { index, id, name = "", args = "" } of piecesOf(chunk)) {
      const call = this.#callOf(index, id);
      call.name += name;
      call.args += args;
      this.#characters += args.length;
      if (this.isOverLimit) return;
    }
  }

  /** The calls, by whether their arguments are a JSON object. */
  parsed(): { tool_calls: ToolCall[]; invalid_tool_calls: InvalidToolCall[] } {
    const calls = this.#calls.map(({ name, args: text }) => ({
      name,
      text,
      args: parseArguments(text),
    }));
    return {
      tool_calls: calls.flatMap(({ name, args }) =>
        args ? [{ type: "tool_call" as const, name, args }] : []
      ),
      invalid_tool_calls: calls.flatMap(({ name, text, args }) =>
        args ? [] : [{ type: "invalid_tool_call" as const, name, args: text }]
      ),
    };
  }

  /** The call that a piece continues, or a new one; models omit and reuse ids. */
  #callOf(index: number | undefined, id: string | undefined): RawCall {
    const known = this.#calls.findLast((call) =>
      index !== undefined && call.index === index &&
      (!id || !call.id || call.id === id)
    );
    if (known) return known;
    const call = { index, id, name: "", args: "" };
    this.#calls.push(call);
    return call;
  }
}

type CallPiece = Partial<RawCall>;

/** Pieces of calls; some models send each call as a whole. */
function piecesOf(chunk: AIMessageChunk): CallPiece[] {
  const { tool_call_chunks: pieces = [] } = chunk;
  if (pieces.length > 0) return pieces as CallPiece[];
  const { tool_calls: valid = [], invalid_tool_calls: invalid = [] } = chunk;
  return [
    ...valid.map(({ name, args }) => ({ name, args: JSON.stringify(args) })),
    ...invalid.map(({ name = "", args = "" }) => ({ name, args })),
  ];
}

/**
 * The arguments, parsed strictly: while streaming, the library completes
 * truncated JSON by guessing, which must never become a call.
 */
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
