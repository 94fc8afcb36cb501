import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { LLMResult } from "@langchain/core/outputs";
import type { Metrics } from "../metrics/metrics.ts";

/** LangChain's callbacks of a model, which measure its answers. */
export class ModelCallbacks extends BaseCallbackHandler {
  override name = "metrics";
  override awaitHandlers = true;
  readonly #metrics: Metrics;
  readonly #elapsed: () => number;
  /** When each answer that has no token yet was asked for, by its run. */
  readonly #waiting = new Map<string, number>();

  /** @param elapsed Milliseconds of a clock that never goes back. */
  constructor(metrics: Metrics, elapsed = () => performance.now()) {
    super();
    this.#metrics = metrics;
    this.#elapsed = elapsed;
  }

  override handleChatModelStart(_: unknown, __: unknown, runId: string): void {
    this.#waiting.set(runId, this.#elapsed());
  }

  override handleLLMNewToken(_: string, __: unknown, runId: string): void {
    this.#began(runId);
  }

  override handleLLMEnd({ llmOutput }: LLMResult, runId: string): void {
    this.#began(runId);
    const { promptTokens: input, completionTokens: output } =
      llmOutput?.tokenUsage ?? {};
    if (typeof input === "number" && typeof output === "number") {
      this.#metrics.tokensUsed({ input, output });
    }
  }

  override handleLLMError(_: unknown, runId: string): void {
    this.#waiting.delete(runId);
  }

  #began(runId: string): void {
    const asked = this.#waiting.get(runId);
    if (asked === undefined) return;
    this.#waiting.delete(runId);
    this.#metrics.modelAnswered({ firstTokenMs: this.#elapsed() - asked });
  }
}
