import {
  ChatOpenAI,
  ChatOpenAICompletions,
  type ChatOpenAIFields,
} from "@langchain/openai";
import { fetchAnswers } from "./answer_fetch.ts";
import { endingOn } from "./ending_on.ts";
import { mergeRuns } from "./merge_runs.ts";
import {
  endedChunk,
  normalizeChunk,
  OPENAI_WIRE,
  type OpenAiChunk,
} from "./openai_chunks.ts";

/** What differs from one model to another. */
export interface ModelFields {
  model: string;
  apiKey: string;
  baseUrl: string | undefined;
}

/** A model of OpenAI's, or of a server that is like it more or less. */
export function openAiModel({ model, apiKey, baseUrl }: ModelFields) {
  const fields: ChatOpenAIFields = {
    model,
    apiKey,
    // The agent repeats requests itself, and ends those that take too long.
    maxRetries: 0,
    streaming: true,
    configuration: {
      fetch: fetchAnswers(OPENAI_WIRE),
      // It would print what the model sent.
      logLevel: "off",
      ...(baseUrl && { baseURL: baseUrl }),
    },
  };
  return new ChatOpenAI({ ...fields, completions: new Completions(fields) });
}

type Message = Request["messages"][number];

/** Only texts of a person's; results of tools stay apart. */
function joinMessages(first: Message, second: Message): Message | undefined {
  if (first.role !== "user") return undefined;
  const [before, behind] = [first.content, second.content];
  if (typeof before !== "string" || typeof behind !== "string") {
    return undefined;
  }
  return { ...first, content: `${before}\n\n${behind}` };
}

type Complete = ChatOpenAICompletions["completionWithRetry"];
type Request = Parameters<Complete>[0];
/** The library has an overload for streams and one for whole answers. */
type AnyRequest = Omit<Request, "stream"> & { stream?: boolean | null };

class Completions extends ChatOpenAICompletions {
  override async completionWithRetry(
    request: AnyRequest,
    options?: Parameters<Complete>[1],
  ): Promise<never> {
    const messages = mergeRuns(request.messages, joinMessages);
    const merged = { ...request, messages } as Request;
    const chunks = await super.completionWithRetry(merged, options);
    return endingOn(
      chunks as unknown as AsyncIterable<OpenAiChunk>,
      { onEach: (chunk) => [normalizeChunk(chunk)], onBroken: endedChunk },
    ) as never;
  }
}
