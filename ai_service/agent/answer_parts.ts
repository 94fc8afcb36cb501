import {
  AIMessage,
  type AIMessageChunk,
  type UsageMetadata,
} from "@langchain/core/messages";
import { AnswerCalls } from "./answer_calls.ts";
import { type AnswerEnd, endOf } from "./answer_end.ts";
import { VisibleText } from "./visible_text.ts";

/** How much of one answer of a model is read. */
export interface AnswerLimits {
  /** Characters of text, in UTF-16 code units. */
  characters: number;
  /** Tool calls. */
  calls: number;
}

/** Unless the environment says otherwise. */
export const ANSWER_LIMITS: AnswerLimits = { characters: 20_000, calls: 16 };

/** Thoughts are not kept, but a model that never stops thinking is stopped. */
const THOUGHTS_PER_CHARACTER = 10;

/**
 * Collects the chunks of a model's answer up to a limit. Only visible text,
 * calls and usage are kept, so that memory stays flat however much a model sends.
 */
export class AnswerParts {
  text = "";
  /** Tokens of request and answer, as the provider says; undefined if it does not. */
  tokens: number | undefined;
  readonly #limits: AnswerLimits;
  readonly #calls: AnswerCalls;
  readonly #visible: VisibleText;
  #received = 0;
  #isTextOverLimit = false;
  #end: AnswerEnd | undefined;

  /** @param onThought Called when all text so far turns out to be a thought. */
  constructor(limits: AnswerLimits, onThought: () => void = () => {}) {
    this.#limits = limits;
    this.#calls = new AnswerCalls(limits.calls);
    this.#visible = new VisibleText(() => {
      this.text = "";
      onThought();
    });
  }

  /** Whether the model sent more than the limits allow. */
  get isOverLimit(): boolean {
    return this.#isTextOverLimit || this.#calls.isOverLimit;
  }

  /** Whether anything has come that the person saw or that would be done. */
  get hasBegun(): boolean {
    return this.text !== "" || this.#calls.hasAny;
  }

  /** The way in which the answer ended. */
  get end(): AnswerEnd | "too_much" {
    if (this.isOverLimit) return "too_much";
    // A call that came whole is a better reason than one that is not known.
    if (this.#end === "unknown" && this.#calls.hasAny) return "complete";
    return this.#end ?? "complete";
  }

  /** Adds a chunk, and returns its text as far as it is kept and visible. */
  add(chunk: AIMessageChunk): string {
    // The library's type of this property depends on the kind of message.
    const usage = chunk.usage_metadata as UsageMetadata | undefined;
    if (usage) this.tokens = (this.tokens ?? 0) + usage.total_tokens;
    this.#calls.add(chunk);
    // The first reason counts: a refusal is followed by an ordinary end.
    this.#end ??= endOf(chunk);
    const { text } = chunk;
    // A chunk without text may be a thought, of which there must be an end, too.
    this.#received += Math.max(text.length, 1);
    return this.#keep(text === "" ? "" : this.#visible.add(text));
  }

  /** Adds the text that was held back until the end. */
  finish(): string {
    return this.#keep(this.#visible.end());
  }

  /** The whole answer; one that is not whole has no calls. */
  toMessage(): AIMessage {
    const calls = this.end === "complete" ? this.#calls.parsed() : {};
    return new AIMessage({ content: this.text, ...calls });
  }

  #keep(text: string): string {
    const { characters } = this.#limits;
    const left = characters - this.text.length;
    this.#isTextOverLimit ||= text.length > left ||
      this.#received > characters * THOUGHTS_PER_CHARACTER;
    const kept = firstCharacters(text, left);
    this.text += kept;
    return kept;
  }
}

/** At most `count` code units, without half of a surrogate pair at the end. */
function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  return text.slice(0, count).replace(/[\ud800-\udbff]$/, "");
}
