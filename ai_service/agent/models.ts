import type { ChatModel } from "./with_tools.ts";
import { fetchWithBoundedLines } from "./bounded_lines.ts";

/** The variables that choose the model. */
export interface ModelEnv {
  AI_MODEL?: string | undefined;
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  ANTHROPIC_API_KEY?: string | undefined;
}

/** A model of a provider, before it is loaded. */
export type ProviderModel =
  | {
    provider: "openai";
    name: string;
    apiKey: string;
    baseUrl: string | undefined;
  }
  | { provider: "anthropic"; name: string; apiKey: string };

/** A model that was chosen, before it is loaded. */
export type ModelChoice =
  | ProviderModel
  /** `notice` is a sentence for the operator of the service. */
  | { provider: "offline"; notice?: string };

/** Retries of a request before its answer begins. */
const MAX_RETRIES = 2;
/** Longest wait for the beginning of an answer, in milliseconds. */
const TIMEOUT = 60_000;

/**
 * Reads the choice of the model: `openai:<name>`, `anthropic:<name>` or
 * `offline`, which is also the default.
 *
 * @throws {TypeError} With one sentence that says what to set.
 */
export function readModelChoice(env: ModelEnv): ModelChoice {
  const text = env.AI_MODEL?.trim() ?? "";
  if (text === "") return offlineWith(env);
  if (text === "offline") return { provider: "offline" };
  const [provider, ...rest] = text.split(":");
  const name = rest.join(":");
  if (provider === "openai" && name !== "") return openAi(name, env);
  if (provider === "anthropic" && name !== "") return anthropic(name, env);
  throw new TypeError(
    `AI_MODEL is "${text}"; set it to openai:<name>, anthropic:<name> or offline`,
  );
}

function offlineWith(env: ModelEnv): ModelChoice {
  const key = env.OPENAI_API_KEY
    ? "OPENAI_API_KEY"
    : env.ANTHROPIC_API_KEY
    ? "ANTHROPIC_API_KEY"
    : undefined;
  if (!key) return { provider: "offline" };
  const provider = key === "OPENAI_API_KEY" ? "openai" : "anthropic";
  return {
    provider: "offline",
    notice:
      `${key} is set but AI_MODEL is not, so the offline model answers; set AI_MODEL=${provider}:<name> to use the key`,
  };
}

function openAi(name: string, env: ModelEnv): ModelChoice {
  const baseUrl = env.OPENAI_BASE_URL || undefined;
  // Compatible servers often need no key; OpenAI itself does.
  const apiKey = env.OPENAI_API_KEY || (baseUrl ? "none" : "");
  if (apiKey === "") {
    throw new TypeError(
      `AI_MODEL is "openai:${name}"; set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own`,
    );
  }
  return { provider: "openai", name, apiKey, baseUrl };
}

function anthropic(name: string, env: ModelEnv): ModelChoice {
  if (!env.ANTHROPIC_API_KEY) {
    throw new TypeError(
      `AI_MODEL is "anthropic:${name}"; set ANTHROPIC_API_KEY`,
    );
  }
  return { provider: "anthropic", name, apiKey: env.ANTHROPIC_API_KEY };
}

/** Loads a provider's model; its library is loaded only if it was chosen. */
export async function loadModel(choice: ProviderModel): Promise<ChatModel> {
  switch (choice.provider) {
    case "openai": {
      const { ChatOpenAI } = await import("@langchain/openai");
      return new ChatOpenAI({
        model: choice.name,
        apiKey: choice.apiKey,
        maxRetries: MAX_RETRIES,
        timeout: TIMEOUT,
        streaming: true,
        configuration: {
          fetch: fetchWithBoundedLines,
          ...(choice.baseUrl && { baseURL: choice.baseUrl }),
        },
      });
    }
    case "anthropic": {
      const { ChatAnthropic } = await import("@langchain/anthropic");
      return new ChatAnthropic({
        model: choice.name,
        apiKey: choice.apiKey,
        maxRetries: MAX_RETRIES,
        clientOptions: { timeout: TIMEOUT, fetch: fetchWithBoundedLines },
        streaming: true,
      });
    }
  }
}
