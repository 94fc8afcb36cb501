import type { Context } from "../context.ts";
import type { FormField, FormWithFields } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import type { AnswerSlot } from "../reading/frame.ts";
import { readForm } from "../reads/forms.ts";
import { answeredOf, isAnswered, isGiven } from "./form_answers.ts";
import { formOf, questionOf } from "./form_of.ts";
import { submitForm } from "./submit_form.ts";

/** Asks the form's questions one by one, then whether to hand it in. */
export function fillForm(context: Context, job: Job): Answer {
  const found = formOf(context, job);
  if ("question" in found) return found.question;
  const { form, pending } = found;
  const answers = pending.slots.answers ?? [];
  if (isReady(pending, form)) return submitForm(context, pending);
  const next = nextField(form, answers);
  const isNew = context.state.job?.slots.formId !== form.id;
  if (!next) return readyToSubmit(context, pending, form);
  const title = form.title[context.locale];
  const { words } = context;
  const opened = isNew ? words.form.opened(title, form.fields.length) : "";
  const question = words.form.question(questionOf(context, next));
  return {
    text: [opened, question].filter((part) => part !== "").join("\n"),
    asked: { slot: "field", fieldId: next.id },
    pending,
  };
}

/**
 * The card is shown as soon as all that is needed was told, unless the person
 * said to wait with it, or asks something that comes first.
 */
function isReady(
  { slots: { answers = [], isDraft }, isQuestion }: Job,
  { fields }: FormWithFields,
): boolean {
  return answers.length > 0 && !isDraft && !isQuestion &&
    fields.every(({ id, required }) => !required || isGiven(answers, id));
}

/** What is needed comes first, so that a form can soon be handed in. */
function nextField(
  { fields }: FormWithFields,
  answers: readonly AnswerSlot[],
): FormField | undefined {
  const open = fields.filter(({ id }) => !isAnswered(answers, id));
  return open.find(({ required }) => required) ?? open[0];
}

/** Tells what has been filled in so far. */
export function showForm(context: Context, job: Job): Answer {
  const { words, state } = context;
  const formId = state.job?.slots.formId;
  if (!formId) {
    return job.slots.formId
      ? fillForm(context, { ...job, intent: "form_fill" })
      : { text: words.form.noFormYet };
  }
  const form = readForm(context, formId);
  const answers = job.slots.answers ?? state.job?.slots.answers ?? [];
  const title = form.title[context.locale];
  const lines = answeredOf(context, form, answers);
  return {
    text: answers.length === 0
      ? words.form.nothingFilled(title)
      : words.form.filled(title, lines),
  };
}

function readyToSubmit(
  context: Context,
  job: Job,
  form: FormWithFields,
): Answer {
  const { words } = context;
  const lines = answeredOf(context, form, job.slots.answers ?? []);
  const filled = words.form.filled(form.title[context.locale], lines);
  return {
    text: `${filled}\n${words.form.shallISubmit}`,
    asked: { slot: "confirm" },
    offer: [{ ...job, intent: "form_submit", problems: [] }],
    pending: job,
  };
}
