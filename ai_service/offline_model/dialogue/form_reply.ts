import type { Context } from "../context.ts";
import type { FormField } from "../data.ts";
import type { Job } from "../job.ts";
import { mergeSlots } from "./merge_slots.ts";
import { knownFields } from "./known_fields.ts";

/** The question of a form that was asked last. */
interface AskedField {
  job: Job;
  field: FormField;
  /** The one before it. */
  before: FormField | undefined;
}

function askedField(context: Context): AskedField | undefined {
  const { asked, job } = context.state;
  if (asked?.slot !== "field" || !job?.slots.formId) return undefined;
  const fields = knownFields(context, job.slots.formId) ?? [];
  const index = fields.findIndex(({ id }) => id === asked.fieldId);
  const field = fields[index];
  return field && { job, field, before: fields[index - 1] };
}

/** "Yes" and "no" as the answer to a form's question. */
export function booleanAnswer(
  context: Context,
  value: boolean,
): Job | undefined {
  const asked = askedField(context);
  const type = asked?.field.type;
  return asked && (type === "yes_no" || type === "consent")
    ? answered(asked, value)
    : undefined;
}

/** A question that is left out, which only an optional one can be. */
export function skipped(context: Context): Job | undefined {
  const asked = askedField(context);
  if (!asked) return undefined;
  const { job, field: { id, required } } = asked;
  if (!required) return answered(asked, null);
  const needed = { reason: "bad_answer", quote: "", fieldId: id } as const;
  return { ...job, intent: "form_fill", problems: [needed] };
}

/** Back to the question before: its answer is asked for again. */
export function steppedBack(context: Context): Job | undefined {
  const asked = askedField(context);
  if (!asked) return undefined;
  const { job, field, before = field } = asked;
  const answers = (job.slots.answers ?? [])
    .filter(({ fieldId }) => fieldId !== before.id);
  const slots = { ...job.slots, answers };
  return { ...job, intent: "form_fill", slots, problems: [] };
}

function answered(
  { job, field }: AskedField,
  value: boolean | null,
): Job {
  const answers = [{ fieldId: field.id, value }];
  const slots = mergeSlots(job.slots, { answers });
  return { ...job, intent: "form_fill", slots, problems: [] };
}
