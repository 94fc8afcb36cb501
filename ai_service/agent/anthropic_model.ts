import { ChatAnthropic } from "@langchain/anthropic";
import { fetchAnswers } from "./answer_fetch.ts";
import {
  ANTHROPIC_WIRE,
  type AnthropicEvent,
  endedEvent,
  normalizeEvent,
} from "./anthropic_events.ts";
import { endingOn } from "./ending_on.ts";
import type { ModelFields } from "./openai_model.ts";

/** A model of Anthropic's, or of a server that speaks like it. */
export function anthropicModel({ model, apiKey, baseUrl }: ModelFields) {
  return new Messages({
    model,
    apiKey,
    // The agent repeats requests itself, and ends those that take too long.
    maxRetries: 0,
    streaming: true,
    clientOptions: { fetch: fetchAnswers(ANTHROPIC_WIRE) },
    ...(baseUrl && { anthropicApiUrl: baseUrl }),
  });
}

type CreateStream = ChatAnthropic["createStreamWithRetry"];

class Messages extends ChatAnthropic {
  protected override async createStreamWithRetry(
    ...request: Parameters<CreateStream>
  ): ReturnType<CreateStream> {
    const stream = await super.createStreamWithRetry(...request);
    const events = endingOn(
      stream as unknown as AsyncIterable<AnthropicEvent>,
      { onEach: normalizeEvent, onBroken: endedEvent },
    );
    // The library also uses the stream's controller.
    const { controller } = stream;
    return Object.assign(events, { controller }) as unknown as typeof stream;
  }
}
