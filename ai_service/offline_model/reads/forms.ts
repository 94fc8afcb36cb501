import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Form, FormWithFields } from "../data.ts";
import { LIMIT, listIn } from "./list_in.ts";

/** The read of the forms, without their fields. */
export const FORMS: Call = { name: "form_list", args: { limit: LIMIT } };

/** The forms that can be filled in. */
export function readForms(context: Context): Form[] {
  const [result] = context.results([FORMS]);
  return listIn<Form>(result, "items");
}

/** The read of a form's fields. */
export function formCall(formId: string): Call {
  return { name: "form_get", args: { formId } };
}

/** A form with its fields. */
export function readForm(context: Context, formId: string): FormWithFields {
  const [result] = context.results([formCall(formId)]);
  return (result as { form: FormWithFields }).form;
}
