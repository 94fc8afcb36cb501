import type { ModelChoice } from "../agent/models.ts";
import type { Check } from "./check.ts";

/** The provider of the model; the offline model is a choice, too. */
export function checkModel({ provider }: ModelChoice): Check {
  return { name: "model", status: "ok", facts: { provider } };
}
