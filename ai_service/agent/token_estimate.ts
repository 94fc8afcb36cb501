import type { BaseMessage } from "@langchain/core/messages";

/** Characters of one token in English text and JSON, roughly. */
const ASCII_PER_TOKEN = 4;

/**
 * Tokens of a text where the provider does not count them: a quarter of its
 * ASCII characters, and each other character, which is about right for
 * Japanese. Meant to be too high rather than too low.
 */
export function estimateTokens(text: string): number {
  const ascii = text.replaceAll(/[^\0-\x7f]/g, "").length;
  return Math.ceil(ascii / ASCII_PER_TOKEN) + (text.length - ascii);
}

/** Tokens of a request to a model, estimated in the same way. */
export function estimateRequest(
  messages: readonly BaseMessage[],
  tools: readonly unknown[],
): number {
  const texts = messages.map(({ content }) => JSON.stringify(content));
  return estimateTokens([...texts, JSON.stringify(tools)].join(""));
}
