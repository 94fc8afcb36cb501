import { ChatAnthropic } from "@langchain/anthropic";
import { fetchAnswers } from "./answer_fetch.ts";
import {
  ANTHROPIC_WIRE,
  type AnthropicEvent,
  endedEvent,
  normalizeEvent,
} from "./anthropic_events.ts";
import { endingOn } from "./ending_on.ts";
import { mergeRuns } from "./merge_runs.ts";
import type { ModelFields } from "./openai_model.ts";

/** A model of Anthropic's, or of a server that speaks like it. */
export function anthropicModel({ model, apiKey, baseUrl }: ModelFields) {
  return new Messages({
    model,
    apiKey,
    // The agent repeats requests itself, and ends those that take too long.
    maxRetries: 0,
    streaming: true,
    // Its log would print what the model sent.
    clientOptions: { fetch: fetchAnswers(ANTHROPIC_WIRE), logLevel: "off" },
    ...(baseUrl && { anthropicApiUrl: baseUrl }),
  });
}

/** Results of tools are a person's, too, and may be followed by a message. */
function joinMessages(first: MessageParam, second: MessageParam): MessageParam {
  return { ...first, content: [...blocksOf(first), ...blocksOf(second)] };
}

function blocksOf({ content }: MessageParam) {
  return typeof content === "string"
    ? [{ type: "text" as const, text: content }]
    : content;
}

type MessageParam = Parameters<CreateStream>[0]["messages"][number];
type CreateStream = ChatAnthropic["createStreamWithRetry"];

class Messages extends ChatAnthropic {
  protected override async createStreamWithRetry(
    request: Parameters<CreateStream>[0],
    options?: Parameters<CreateStream>[1],
  ): ReturnType<CreateStream> {
    const messages = mergeRuns(request.messages, joinMessages);
    const stream = await super.createStreamWithRetry(
      { ...request, messages },
      options,
    );
    const events = endingOn(
      stream as unknown as AsyncIterable<AnthropicEvent>,
      { onEach: normalizeEvent, onBroken: endedEvent },
    );
    // The library also uses the stream's controller.
    const { controller } = stream;
    return Object.assign(events, { controller }) as unknown as typeof stream;
  }
}
