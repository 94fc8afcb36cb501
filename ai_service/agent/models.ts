import type { ChatModel } from "./with_tools.ts";

/** A model of a provider, before it is loaded. */
export interface ProviderModel {
  provider: Provider;
  name: string;
  apiKey: string;
  /** The address of a compatible server; the provider's own if undefined. */
  baseUrl: string | undefined;
}

export type Provider = "openai" | "anthropic";

/** A model that was chosen, before it is loaded. */
export type ModelChoice =
  | ProviderModel
  /** `notice` is a sentence for the operator of the service. */
  | { provider: "offline"; notice?: string };

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
