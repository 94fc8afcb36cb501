import type { Context } from "../context.ts";
import type { FormField, FormWithFields } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readForm, readForms } from "../reads/forms.ts";
import { askedFields } from "./asked_fields.ts";
import type { Question } from "../words/form.ts";

/** The form that the job is about, or the question which one. */
export function formOf(
  context: Context,
  job: Job,
): { form: FormWithFields; pending: Job } | { question: Answer } {
  const { words, state } = context;
  const known = job.slots.formId ?? state.job?.slots.formId;
  const forms = known ? [] : readForms(context);
  const formId = known ?? (forms.length === 1 ? forms[0]!.id : undefined);
  if (formId) {
    const slots = { ...job.slots, formId };
    const form = readForm(context, formId);
    const fields = askedFields(form.fields, slots.answers ?? []);
    return { form: { ...form, fields }, pending: { ...job, slots } };
  }
  if (forms.length === 0) return { question: { text: words.form.noForms } };
  const titles = forms.map(({ title }) => title[context.locale]);
  return {
    question: {
      text: words.form.whichForm(titles),
      asked: { slot: "which" },
      shown: { kind: "forms", ids: forms.map(({ id }) => id) },
      pending: job,
    },
  };
}

/** A field as a question. */
export function questionOf({ locale }: Context, field: FormField): Question {
  return {
    label: field.label[locale],
    type: field.type,
    isRequired: field.required,
    options: (field.options ?? []).map(({ label }) => label[locale]),
  };
}
