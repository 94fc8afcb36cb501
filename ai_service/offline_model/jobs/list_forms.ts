import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { readForm, readForms } from "../reads/forms.ts";

/** Tells the forms that can be filled in. */
export function listForms(context: Context, job: Job): Answer {
  if (job.slots.formId) return tellQuestions(context, job.slots.formId);
  const forms = readForms(context);
  const { words } = context;
  if (forms.length === 0) return { text: words.form.noForms };
  return {
    text: words.form.forms(forms.map(({ title }) => title[context.locale])),
    shown: { kind: "forms", ids: forms.map(({ id }) => id) },
  };
}

/** Tells what a form needs; it is not begun. */
function tellQuestions(context: Context, formId: string): Answer {
  const { title, fields } = readForm(context, formId);
  const { locale, words } = context;
  const labels = fields.filter(({ required }) => required)
    .map(({ label }) => label[locale]);
  return { text: words.form.asks(title[locale], labels) };
}
