import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { questionOf } from "../jobs/form_of.ts";
import { readForm } from "../reads/forms.ts";
import { asking } from "./asking.ts";
import { isCorrecting } from "./correcting.ts";

/** Asks a form's question again, because the answer does not fit it. */
export function badAnswer(
  context: Context,
  job: Job,
  { fieldId, quote }: { fieldId: string; quote: string },
): Answer {
  const { form } = context.words;
  const formId = job.slots.formId ?? context.state.job?.slots.formId;
  const field = formId &&
    readForm(context, formId).fields.find(({ id }) => id === fieldId);
  if (!field) return asking(job, context.words.question.unread(""), "intent");
  const question = questionOf(context, field);
  const text = quote === "" ? form.needed(question) : form.badAnswer(question);
  const isOther = isCorrecting(context.turn.text);
  const refused = { fieldId: isOther ? "" : fieldId, quote };
  const pending = quote === "" ? job : withRefused(job, refused);
  return { text, asked: { slot: "field", fieldId }, pending };
}

/**
 * The answer is asked about again before the form is handed in, unless its
 * field has another one by then; with no field, in any case.
 */
export function withRefused(
  job: Job,
  answer: { fieldId: string; quote: string },
): Job {
  const refused = [...job.slots.refused ?? [], answer];
  return { ...job, slots: { ...job.slots, refused } };
}
