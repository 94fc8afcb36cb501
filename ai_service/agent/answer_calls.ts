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

  /** Whether there is a call, also one that is not whole yet. */
  get hasAny(): boolean {
    return this.#calls.length > 0;
  }

  add(chunk: AIMessageChunk): void {
    for (const piece of piecesOf(chunk)) {
      const { name = "", args = "" } = piece;
      const call = this.#callOf(piece);
      // Some servers repeat the whole name in each piece.
      if (call.name !== name) call.name += name;
      call.args += args;
      this.#characters += args.length;
      if (this.isOverLimit) return;
    }
  }

  /** The calls, by whether their arguments are a JSON object. */
  parsed(): { tool_calls: ToolCall[]; invalid_tool_calls: InvalidToolCall[] } {
    const calls = withoutRepeats(this.#calls).map(({ name, args: text }) => ({
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

  /** The call that a piece continues, or a new one. */
  #callOf(piece: CallPiece): RawCall {
    const known = this.#findCall(piece);
    const { index, id } = piece;
    if (known && continues(known, piece)) {
      known.id ||= id;
      return known;
    }
    const call = { index, id, name: "", args: "" };
    this.#calls.push(call);
    return call;
  }

  /** By its index; without one by its id; without both it is the last. */
  #findCall({ index, id }: CallPiece): RawCall | undefined {
    if (index !== undefined) {
      const same = this.#calls.findLast((call) => call.index === index);
      if (same || id) return same;
    }
    const same = id
      ? this.#calls.findLast((call) => call.id === id)
      : undefined;
    return same ?? (index === undefined ? this.#calls.at(-1) : undefined);
  }
}

/** Some servers send a call in pieces, and then once more as a whole. */
function withoutRepeats(calls: readonly RawCall[]): RawCall[] {
  const known = new Set<string>();
  return calls.filter(({ id, name, args }) => {
    const key = JSON.stringify([id, name, args]);
    const isRepeat = Boolean(id) && known.has(key);
    known.add(key);
    return !isRepeat;
  });
}

type CallPiece = Partial<RawCall>;

/**
 * Whether a piece belongs to this call. Models leave out indexes and ids, use
 * one again for another call, or make a new id for each piece of one call; but a
 * name begins a call, unless the call still has none or is not whole.
 */
function continues(call: RawCall, { id, name, args }: CallPiece): boolean {
  if (!name || call.name === "") return true;
  if (id && call.id && id !== call.id) return false;
  if (call.args === "") return call.name === name || call.index !== undefined;
  return call.name === name && (!args || !parseArguments(call.args));
}

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
