import { NO_END } from "./answer_end.ts";
import type { Wire } from "./answer_fetch.ts";

/** A chunk of an answer, or a whole one, as servers really send them. */
export interface OpenAiChunk {
  choices?: OpenAiChoice[];
  error?: unknown;
}

interface OpenAiChoice {
  index?: number;
  delta?: OpenAiDelta | null;
  /** In answers that are no stream. */
  message?: OpenAiDelta | null;
  finish_reason?: string | null;
}

interface OpenAiDelta {
  role?: string;
  content?: unknown;
  refusal?: string | null;
  tool_calls?: unknown;
  function_call?: unknown;
  reasoning_content?: unknown;
}

const LAST = { choices: [{ index: 0, delta: {}, finish_reason: NO_END }] };

/** Streams of chat completions end with an event that is no JSON. */
export const OPENAI_WIRE: Wire = {
  end: "[DONE]",
  missingEnd: `\n\ndata: ${JSON.stringify(LAST)}\n\ndata: [DONE]\n\n`,
  hasNames: false,
  toEvents(answer) {
    const { choices, error } = (answer ?? {}) as OpenAiChunk;
    if (!Array.isArray(choices) && !error) return undefined;
    return `data: ${JSON.stringify(answer)}\n\ndata: [DONE]\n\n`;
  },
};

/** The chunk that is read in place of the end of a stream that broke off. */
export function endedChunk(): OpenAiChunk {
  return structuredClone(LAST);
}

/**
 * Changes a chunk into the form that the library reads: it passes over content
 * in parts, refusals, and everything of which it does not know the role.
 */
export function normalizeChunk(chunk: OpenAiChunk): OpenAiChunk {
  const choice = chunk?.choices?.[0];
  if (!choice) return chunk;
  const delta = choice.delta ?? choice.message ?? {};
  choice.delta = delta;
  delta.role = "assistant";
  // The library would collect it.
  delete delta.reasoning_content;
  if (typeof delta.content !== "string") {
    delta.content = partsText(delta.content);
  }
  if (delta.refusal) {
    delta.content += delta.refusal;
    choice.finish_reason = "refusal";
  }
  const calls = delta.tool_calls ?? legacyCalls(delta.function_call);
  if (calls) delta.tool_calls = [calls].flat().map(normalizeCall);
  return chunk;
}

/** The text of parts; thoughts are none. */
function partsText(content: unknown): string {
  const parts: unknown[] = Array.isArray(content) ? content : [content];
  return parts.map((part) => {
    if (typeof part === "string") return part;
    const { type, text, refusal } = (part ?? {}) as Record<string, unknown>;
    if (/think|reason/.test(String(type))) return "";
    const value = (text as { value?: unknown } | undefined)?.value;
    return [text, value, refusal].find((each) => typeof each === "string") ??
      "";
  }).join("");
}

/** The single call of the protocol before it had tools. */
function legacyCalls(call: unknown): unknown[] | undefined {
  return call ? [{ index: 0, function: call }] : undefined;
}

interface CallDelta {
  index?: number | null;
  function?: { arguments?: unknown };
}

function normalizeCall(call: CallDelta): CallDelta {
  if (call.index === null) delete call.index;
  const called = call.function;
  if (called && typeof called.arguments === "object" && called.arguments) {
    called.arguments = JSON.stringify(called.arguments);
  }
  return call;
}
