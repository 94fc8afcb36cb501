import * as z from "zod";
import {
  environmentError,
  optional,
  optionalHeaderText,
  refuse,
  type Variables,
} from "../../shared/http/environment.ts";
import { httpUrl } from "../../shared/http/environment_url.ts";
import type { ModelChoice, Provider } from "./models.ts";

const FORM = "openai:<name>, anthropic:<name> or offline";

/** The variables that choose the model. */
export const modelVariables = {
  AI_MODEL: optional.superRefine(refuse(modelProblem)),
  OPENAI_API_KEY: optionalHeaderText,
  OPENAI_BASE_URL: httpUrl,
  ANTHROPIC_API_KEY: optionalHeaderText,
  ANTHROPIC_BASE_URL: httpUrl,
};

const schema = z.object(modelVariables);

type Values = z.output<typeof schema>;

/**
 * What is wrong with `AI_MODEL`. Its value is not repeated, because an API key may
 * have been pasted there.
 */
function modelProblem(text: string): string | undefined {
  if (text === "offline") return undefined;
  const { provider, name } = partsOf(text);
  if (!(provider in NAMES) || name === "") return `must be ${FORM}`;
  if (name.startsWith("sk-")) return `holds a key; it must be ${FORM}`;
  return /[\p{C}\u00a0\u2028\u2029\u3000]/u.test(name)
    ? "contains an invisible character"
    : undefined;
}

/** Names may hold colons. */
function partsOf(text: string): { provider: string; name: string } {
  const [provider = "", ...rest] = text.split(":");
  return { provider, name: rest.join(":").trim() };
}

/** The variables of a provider, as names. */
const NAMES = {
  openai: { key: "OPENAI_API_KEY", baseUrl: "OPENAI_BASE_URL" },
  anthropic: { key: "ANTHROPIC_API_KEY", baseUrl: "ANTHROPIC_BASE_URL" },
} as const satisfies Record<Provider, unknown>;

/** A sentence where the chosen provider has neither a key nor an address set. */
export function modelProblems(variables: Variables): string[] {
  const { provider } = partsOf(variables.AI_MODEL?.trim() ?? "");
  if (provider !== "openai" && provider !== "anthropic") return [];
  const { key, baseUrl } = NAMES[provider];
  if (variables[key]?.trim() || variables[baseUrl]?.trim()) return [];
  return [
    `AI_MODEL names a model of ${provider}; set ${key}, or ${baseUrl} for a server of your own`,
  ];
}

/** The model that parsed variables name; by default the offline one. */
export function readModel(values: Values): ModelChoice {
  const { AI_MODEL: text } = values;
  if (text === undefined) return offlineWith(values);
  if (text === "offline") return { provider: "offline" };
  const { name, ...parts } = partsOf(text);
  const provider = parts.provider as Provider;
  const baseUrl = values[NAMES[provider].baseUrl];
  // Compatible servers often need no key; the providers themselves do.
  const apiKey = values[NAMES[provider].key] ?? "none";
  return { provider, name, apiKey, baseUrl };
}

function offlineWith(values: Values): ModelChoice {
  const provider = (["openai", "anthropic"] as const)
    .find((each) => values[NAMES[each].key]);
  if (!provider) return { provider: "offline" };
  const { key } = NAMES[provider];
  return {
    provider: "offline",
    notice:
      `${key} is set but AI_MODEL is not, so the offline model answers; set AI_MODEL=${provider}:<name> to use the key`,
  };
}

/**
 * Reads the choice of the model alone.
 *
 * @throws {TypeError} With one sentence that says what to set, and no value.
 */
export function readModelChoice(variables: Variables): ModelChoice {
  const parsed = schema.safeParse(variables);
  const problems = modelProblems(variables);
  if (parsed.success && problems.length === 0) return readModel(parsed.data);
  throw environmentError(parsed.error, variables, problems);
}
