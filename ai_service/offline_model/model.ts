import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { Runnable } from "@langchain/core/runnables";
import { readConversation } from "./conversation.ts";
import type { Step } from "./call.ts";
import { decide } from "./dialogue/decide.ts";
import { read } from "./reading/read.ts";

interface OfflineCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

/**
 * A model without a network: it understands the product's own jobs, in
 * Japanese and English, by rules. It sees and does what any model would: the
 * messages and the tools it is given, text piece by piece, calls of tools. The
 * same messages always get the same answer.
 */
export class OfflineModel extends BaseChatModel<OfflineCallOptions> {
  constructor() {
    super({});
  }

  override _llmType(): string {
    return "offline";
  }

  override bindTools(
    tools: BindToolsInput[],
    options: Partial<OfflineCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, OfflineCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined;
    for await (const chunk of this._streamResponseChunks(messages, options)) {
      whole = whole ? whole.concat(chunk) : chunk;
    }
    return { generations: whole ? [whole] : [] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const tools = new Set((options.tools ?? []).map(toolName));
    const step = decide(readConversation(messages, tools), read);
    for (const message of piecesOf(step)) {
      options.signal?.throwIfAborted();
      const { text } = message;
      yield new ChatGenerationChunk({ text, message });
      await runManager?.handleLLMNewToken(text);
    }
  }
}

function toolName(tool: BindToolsInput): string {
  const given = tool as { name?: string; function?: { name: string } };
  return given.function?.name ?? given.name ?? "";
}

/** Says that no tokens were used; without it, they would be estimated. */
function free(chunk: AIMessageChunk): AIMessageChunk {
  const usage_metadata = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };
  return Object.assign(chunk, { usage_metadata });
}

/** A few characters at a time, then each call. */
function piecesOf({ text, calls }: Step): AIMessageChunk[] {
  const pieces = text.match(/[\u3000-\u9fff]{1,4}|[^\u3000-\u9fff]{1,8}/gu) ??
    [""];
  return [
    ...pieces.map((content) => free(new AIMessageChunk({ content }))),
    ...calls.map(({ name, args }, index) =>
      new AIMessageChunk({
        content: "",
        tool_call_chunks: [{
          type: "tool_call_chunk",
          index,
          id: `offline_${index}`,
          name,
          args: JSON.stringify(args),
        }],
      })
    ),
  ];
}
