import { readModelChoice } from "../../ai_service/agent/model_choice.ts";
import type { ModelChoice } from "../../ai_service/agent/models.ts";
import { type Answer, ask, jsonOf, outcomeOf } from "./ask.ts";
import { fault, type Finding, notChecked, warning, well } from "./finding.ts";
import type { Observed } from "./observe.ts";
import { hasAiEnvironment, NO_AI_ENVIRONMENT, type System } from "./system.ts";

const NAME = "model";

/** Whether the chosen model is the one in use, and its provider takes the key. */
export async function checkModel(
  system: System,
  { checks }: Observed,
): Promise<Finding> {
  if (!hasAiEnvironment(system)) return notChecked(NAME, ...NO_AI_ENVIRONMENT);
  const choice = choose(system);
  if (!choice) return notChecked(NAME, "AI_MODEL cannot be read");
  const running = checks.get("model")?.provider;
  if (running && running !== choice.provider) {
    return fault(NAME, {
      found: `the AI service answers with ${running}`,
      expected: `${choice.provider}, as in this environment`,
      next: "restart the AI service with this AI_MODEL",
    });
  }
  if (choice.provider === "offline") return offline(system);
  return await asked(system, choice);
}

function choose({ ai }: System): ModelChoice | undefined {
  try {
    return readModelChoice(ai);
  } catch {
    return undefined;
  }
}

function offline({ ai, aiUrl }: System): Finding {
  const isChosen = ai.AI_MODEL === "offline" || aiUrl.startsWith("http:");
  if (isChosen) return well(NAME, "the offline model answers");
  return warning(NAME, {
    found: "the offline model answers, and nobody chose it",
    expected: "AI_MODEL=openai:<name> or anthropic:<name>, or offline",
    next:
      "set AI_MODEL and its key; the offline model knows this shop's jobs only",
  });
}

/** Asks the provider for its list of models, which costs nothing. */
async function asked(
  system: System,
  choice: Exclude<ModelChoice, { provider: "offline" }>,
): Promise<Finding> {
  const answer = choice.provider === "openai"
    ? await ask(system, `${openAiBase(choice.baseUrl)}/models`, {
      headers: { Authorization: `Bearer ${choice.apiKey}` },
    })
    : await ask(
      system,
      `${anthropicBase(choice.baseUrl)}/v1/models?limit=1000`,
      {
        headers: {
          "x-api-key": choice.apiKey,
          "anthropic-version": "2023-06-01",
        },
      },
    );
  return judge(answer, choice.name);
}

function openAiBase(baseUrl = "https://api.openai.com/v1"): string {
  return baseUrl.replace(/\/$/, "");
}

function anthropicBase(baseUrl = "https://api.anthropic.com"): string {
  return baseUrl.replace(/\/$/, "");
}

function judge(answer: Answer, model: string): Finding {
  const { status } = answer;
  if (status === 401 || status === 403) {
    return fault(NAME, {
      found: `the provider refuses the key (${status})`,
      expected: "a key that is valid for this provider",
      next: "set OPENAI_API_KEY or ANTHROPIC_API_KEY anew",
    });
  }
  if (status === 0 || status >= 500) {
    return fault(NAME, {
      found: `the provider ${outcomeOf(answer)}`,
      expected: "an answer",
      next: "look at OPENAI_BASE_URL or ANTHROPIC_BASE_URL, and at the " +
        "provider's status page",
    });
  }
  const { data } = jsonOf(answer) as { data?: { id?: string }[] };
  const names = Array.isArray(data) ? data.map(({ id }) => id) : [];
  if (names.length === 0 || names.includes(model)) {
    return well(NAME, `the provider takes the key for ${model}`);
  }
  return warning(NAME, {
    found: `the provider does not list "${model}"`,
    expected: `one of ${names.length} that it lists`,
    next: "look at AI_MODEL; some providers do not list every name they take",
  });
}
