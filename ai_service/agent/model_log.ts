import type { Log } from "../../shared/http/log.ts";
import type { RetryFacts } from "./ask_model.ts";
import type { ModelFailure } from "./model_error.ts";
import type { ChatModel } from "./with_tools.ts";

/**
 * Logs a failure of a model: its status and code, and the variables to look at.
 * None of their values, and no word of the request or the answer.
 */
export function logModelFailure(
  log: Log,
  model: ChatModel,
  { failure, retry: { attempt, pause }, ids }: {
    failure: ModelFailure;
    retry: RetryFacts;
    ids: { userId: string; conversationId: string };
  },
): void {
  const { retryAfterMs: _, ...facts } = failure;
  const settings = settingsOf(failure, model._llmType().toUpperCase());
  const event = pause === undefined ? "model_failed" : "model_retried";
  log.error(event, {
    ...ids,
    ...facts,
    attempt,
    ...(pause !== undefined && { pauseMs: Math.round(pause) }),
    ...(settings.length > 0 && { settings }),
  });
}

/** Names of the variables that a failure may come from. */
function settingsOf(
  { reason, status }: ModelFailure,
  provider: string,
): string[] {
  const [key, baseUrl] = [`${provider}_API_KEY`, `${provider}_BASE_URL`];
  if (reason === "unreadable") return [baseUrl];
  if (reason === "broke_off" || reason === "timed_out") return [baseUrl];
  if (reason === "too_long") return ["AI_MODEL_CONTEXT_TOKENS"];
  if (reason !== "not_configured") return [];
  return status === 404 ? ["AI_MODEL", baseUrl] : [key];
}
