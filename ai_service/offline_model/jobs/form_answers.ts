import type { Context } from "../context.ts";
import type { FormField, FormWithFields } from "../data.ts";
import type { AnswerSlot } from "../reading/frame.ts";
import type { Answered } from "../words/form.ts";

/** Also where it was skipped. */
export function isAnswered(
  answers: readonly AnswerSlot[],
  fieldId: string,
): boolean {
  return answers.some((answer) => answer.fieldId === fieldId);
}

/** Whether it was answered, and not skipped. */
export function isGiven(
  answers: readonly AnswerSlot[],
  fieldId: string,
): boolean {
  return answers.some((answer) =>
    answer.fieldId === fieldId && answer.value !== null
  );
}

/** All questions of a form, with what was answered. */
export function answeredOf(
  context: Context,
  form: FormWithFields,
  answers: readonly AnswerSlot[],
): Answered[] {
  return form.fields.map((field) => {
    const given = answers.find(({ fieldId }) => fieldId === field.id);
    const answer = given && sayAnswer(context, field, given.value);
    const label = field.label[context.locale];
    return { label, ...(answer && { answer }) };
  });
}

function sayAnswer(
  { locale, words, format }: Context,
  { type, options = [] }: FormField,
  value: AnswerSlot["value"],
): string | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") return value ? words.form.yes : words.form.no;
  const labelOf = (one: string) =>
    options.find((option) => option.value === one)?.label[locale] ?? one;
  if (Array.isArray(value)) {
    return value.map(labelOf).join(locale === "ja" ? "、" : ", ");
  }
  if (type === "date") return format.fullDate(String(value));
  return labelOf(String(value));
}
