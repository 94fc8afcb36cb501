import type { Context } from "../context.ts";
import type { FormField } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { isAnswered, isGiven } from "./form_answers.ts";
import { formOf, questionOf } from "./form_of.ts";

/** Hands the form in, if all that it needs was answered. */
export function submitForm(context: Context, job: Job): Answer {
  const found = formOf(context, job);
  if ("question" in found) return found.question;
  const { form } = found;
  const { isDraft: _, ...slots } = found.pending.slots;
  const pending: Job = { ...found.pending, intent: "form_fill", slots };
  const answers = pending.slots.answers ?? [];
  const missing = form.fields.filter(({ id, required }) =>
    required && !isGiven(answers, id)
  );
  const [first] = missing;
  if (first) return askMissing(context, pending, { missing, first });
  const refused = (pending.slots.refused ?? [])
    .filter(({ fieldId }) => !isAnswered(answers, fieldId));
  if (refused.length > 0) return askRefused(context, pending, refused);
  const given = answers.filter(({ value }) => value !== null)
    .map(({ fieldId, value }) => [fieldId, value]);
  const args = {
    formId: form.id,
    version: form.version,
    answers: Object.fromEntries(given),
  };
  const open = form.fields.filter(({ id }) => !isAnswered(answers, id));
  const title = form.title[context.locale];
  const labels = open.map(({ label }) => label[context.locale]);
  return {
    text: context.words.form.willSubmit(title, labels),
    calls: [{ name: "form_submit", args }],
    pending,
  };
}

/** What was answered, and is not in the form, must not be left out silently. */
function askRefused(
  context: Context,
  job: Job,
  refused: readonly { quote: string }[],
): Answer {
  const { refused: _, ...slots } = job.slots;
  const pending = { ...job, slots };
  const quotes = [...new Set(refused.map(({ quote }) => quote))];
  return {
    text: context.words.form.refused(quotes),
    asked: { slot: "confirm" },
    offer: [pending],
    pending: { ...job, intent: "form_fill" },
  };
}

function askMissing(
  context: Context,
  job: Job,
  { missing, first }: { missing: readonly FormField[]; first: FormField },
): Answer {
  const { words } = context;
  const labels = missing.map(({ label }) => label[context.locale]);
  const question = words.form.question(questionOf(context, first));
  return {
    text: `${words.form.missing(labels)}\n${question}`,
    asked: { slot: "field", fieldId: first.id },
    pending: { ...job, intent: "form_fill" },
  };
}
