/** Variables of the environment that choose and configure a model. */
const NAMES =
  /^(?:AI_MODEL|(?:OPENAI|ANTHROPIC)_(?:API_KEY|BASE_URL)|(?:AI_)?MODEL_.*|LIMIT_(?:ANSWER|MODEL)_.*)$/;

/** Those that are set and not empty. */
export function modelVariables(
  environment: Record<string, string>,
): Record<string, string> {
  const set = Object.entries(environment)
    .filter(([name, value]) => NAMES.test(name) && value !== "");
  return Object.fromEntries(set);
}
