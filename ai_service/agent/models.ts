import type { ChatModel } from "./with_tools.ts";

/** The variables that choose the model. */
export interface ModelEnv {
  AI_MODEL?: string | undefined;
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  ANTHROPIC_API_KEY?: string | undefined;
  ANTHROPIC_BASE_URL?: string | undefined;
}

/** The names of {@linkcode ModelEnv}. */
export const modelVariableNames = [
  "AI_MODEL",
  "OPENAI_API_KEY",
  "OPENAI_BASE_URL",
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_BASE_URL",
] as const satisfies readonly (keyof ModelEnv)[];

/** A model of a provider, before it is loaded. */
export interface ProviderModel {
  provider: Provider;
  name: string;
  apiKey: string;
  /** The address of a compatible server; the provider's own if undefined. */
  baseUrl: string | undefined;
}

type Provider = "openai" | "anthropic";

/** A model that was chosen, before it is loaded. */
export type ModelChoice =
  | ProviderModel
  /** `notice` is a sentence for the operator of the service. */
  | { provider: "offline"; notice?: string };

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
  if ((provider === "openai" || provider === "anthropic") && name !== "") {
    return modelOf(provider, name, env);
  }
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

/** The variables of a provider, as names. */
const VARIABLES = {
  openai: { key: "OPENAI_API_KEY", baseUrl: "OPENAI_BASE_URL" },
  anthropic: { key: "ANTHROPIC_API_KEY", baseUrl: "ANTHROPIC_BASE_URL" },
} as const;

function modelOf(
  provider: Provider,
  name: string,
  env: ModelEnv,
): ModelChoice {
  const variables = VARIABLES[provider];
  const baseUrl = env[variables.baseUrl] || undefined;
  // Compatible servers often need no key; the providers themselves do.
  const apiKey = env[variables.key] || (baseUrl ? "none" : "");
  if (apiKey !== "") return { provider, name, apiKey, baseUrl };
  throw new TypeError(
    `AI_MODEL is "${provider}:${name}"; set ${variables.key}, or ${variables.baseUrl} for a server of your own`,
  );
}

/** Loads a provider's model; its library is loaded only if it was chosen. */
export async function loadModel(
  { provider, name: model, apiKey, baseUrl }: ProviderModel,
): Promise<ChatModel> {
  if (provider === "openai") {
    const { openAiModel } = await import("./openai_model.ts");
    return openAiModel({ model, apiKey, baseUrl });
  }
  const { anthropicModel } = await import("./anthropic_model.ts");
  return anthropicModel({ model, apiKey, baseUrl });
}
