import type { Answer } from "./answer.ts";
import type { FormField } from "./fields.ts";

/** What is known of the answers so far. */
type Given = Pick<ReadonlyMap<string, Answer>, "get">;

/**
 * Whether a question is asked, after the answers to those before it. A question
 * that is not asked has no answer, so what depends on it is not asked either.
 */
export function isAsked({ showIf }: FormField, given: Given): boolean {
  if (!showIf) return true;
  const answer = given.get(showIf.field);
  return Array.isArray(answer)
    ? answer.some((one) => one === showIf.is)
    : answer === showIf.is;
}

/** What is wrong with the condition of a field; null if nothing is. */
export function conditionProblem(
  { showIf }: FormField,
  before: readonly FormField[],
): string | null {
  if (!showIf) return null;
  const other = before.find(({ id }) => id === showIf.field);
  if (!other) return "a condition needs a question that comes before it";
  return canBe(other, showIf.is)
    ? null
    : "a condition needs an answer that its question can have";
}

function canBe(field: FormField, value: string | boolean): boolean {
  if (field.type === "yes_no" || field.type === "consent") {
    return typeof value === "boolean";
  }
  return "options" in field &&
    field.options.some((option) => option.value === value);
}
