import {
  AIMessage,
  type AIMessageChunk,
  type UsageMetadata,
} from "@langchain/core/messages";
import { AnswerCalls } from "./answer_calls.ts";

/** How much of one answer of a model is read. */
export interface AnswerLimits {
  /** Characters of text, in UTF-16 code units. */
  characters: number;
  /** Tool calls. */
  calls: number;
}

/** Unless the environment says otherwise. */
export const ANSWER_LIMITS: AnswerLimits = { characters: 20_000, calls: 16 };

/**
 * Collects the chunks of a model's answer up to a limit. Only text, calls and
 * usage are kept, so that memory stays flat however much a model sends.
 */
export class AnswerParts {
  text = "";
  /** Tokens of request and answer, as the provider says; undefined if it does not. */
  tokens: number | undefined;
  readonly #limits: AnswerLimits;
  readonly #calls: AnswerCalls;
  #isTextOverLimit = false;

  constructor(limits: AnswerLimits) {
    this.#limits = limits;
    this.#calls = new AnswerCalls(limits.calls);
  }

  /** Whether the model sent more than the limits allow. */
  get isOverLimit(): boolean {
    return this.#isTextOverLimit || this.#calls.isOverLimit;
  }

  /** Adds a chunk, and returns its text as far as it is kept. */
  add(chunk: AIMessageChunk): string {
    // The library's type of this property depends on the kind of message.
    const usage = chunk.usage_metadata as UsageMetadata | undefined;
    if (usage) this.tokens = (this.tokens ?? 0) + usage.total_tokens;
    this.#calls.add(chunk);
    const { text } = chunk;
    const left = this.#limits.characters - this.text.length;
    this.#isTextOverLimit ||= text.length > left;
    const kept = firstCharacters(text, left);
    this.text += kept;
    return kept;
  }

  /** The whole answer. */
  toMessage(): AIMessage {
    return new AIMessage({ content: this.text, ...this.#calls.parsed() });
  }
}

/** At most `count` code units, without half of a surrogate pair at the end. */
function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  return text.slice(0, count).replace(/[\ud800-\udbff]$/, "");
}
