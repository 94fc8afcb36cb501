import type { Context } from "../context.ts";
import type { FormField, FormWithFields } from "../data.ts";

/** The fields of a form, as far as they were read in this conversation. */
export function knownFields(
  context: Context,
  formId: string,
): FormField[] | undefined {
  const found = context.known.findLast(({ tool, args, outcome }) =>
    tool === "form_get" && args["formId"] === formId && outcome.ok
  );
  if (!found?.outcome.ok) return undefined;
  const { form } = found.outcome.result as { form: FormWithFields };
  return form.fields.map((field) => ({
    ...field,
    ...(field.max === "today" && { isPast: true }),
  }));
}
