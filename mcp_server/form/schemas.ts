import { z } from "zod";
import {
  bilingual,
  cursor,
  id,
  limit,
  nextCursor,
} from "../operation/fields.ts";
import { formField, MAX_FIELDS, MAX_OPTIONS } from "./fields.ts";

const formId = id.describe("Id of a form from form_list");
const version = z.int().positive();

/** A form in a list, without its fields. */
const listedForm = z.strictObject({
  id: z.string(),
  version,
  title: bilingual,
});

export const listInput = z.strictObject({ limit, cursor });
export const listOutput = z.strictObject({
  items: z.array(listedForm),
  nextCursor,
});

export const getInput = z.strictObject({ formId });
export const getOutput = z.strictObject({
  form: listedForm.extend({ fields: z.array(formField) }),
});

/** Any answer to any field; which one fits is the form's to say. */
const answer = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(MAX_OPTIONS),
  z.null(),
]);

export const submitInput = z.strictObject({
  formId,
  version: version.max(2_147_483_647).describe(
    "The version that form_get returned and the customer answered",
  ),
  answers: z.record(z.string().min(1).max(64), answer)
    .refine(
      (answers) => Object.keys(answers).length <= 2 * MAX_FIELDS,
      "has too many answers",
    )
    .describe(
      "By field id: a text (also for email, phone, date as YYYY-MM-DD and time as HH:MM), a number, true or false for yes_no and consent, an option's value for single, a list of them for multi",
    ),
});

export const submitOutput = z.strictObject({
  submission: z.strictObject({
    id: z.string(),
    formId: z.string(),
    version,
    submittedAt: z.iso.datetime({ offset: true }),
  }),
});
