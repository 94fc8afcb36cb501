import type { FormField } from "../data.ts";
import type { AnswerSlot } from "../reading/frame.ts";

/** The fields that are asked after the answers so far, as the shop has it. */
export function askedFields(
  fields: readonly FormField[],
  answers: readonly AnswerSlot[],
): FormField[] {
  const asked = new Set<string>();
  return fields.filter(({ id, showIf }) => {
    const answer = showIf && asked.has(showIf.field)
      ? answers.find(({ fieldId }) => fieldId === showIf.field)?.value
      : undefined;
    const isAsked = !showIf ||
      [answer].flat().some((one) => one === showIf.is);
    if (isAsked) asked.add(id);
    return isAsked;
  });
}
