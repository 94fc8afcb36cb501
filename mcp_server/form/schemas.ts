import * as z from "zod";
import {
  bilingual,
  cursor,
  id,
  limit,
  localInstant,
  nextCursor,
  storedId,
} from "../operation/fields.ts";
import { personal } from "../storage/personal.ts";
import { formField, MAX_FIELDS, MAX_OPTIONS } from "./fields.ts";

const FORM = { examples: ["frm_intake"] };

const formId = id.meta(FORM).describe("Id of a form from form_list");
const version = z.int().positive();

/** A form in a list, without its fields. */
const listedForm = z.strictObject({
  id: storedId.meta(FORM),
  version,
  title: bilingual,
});
export type ListedForm = z.output<typeof listedForm>;

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
  z.string().max(40_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(MAX_OPTIONS),
], "must be a text, a number, true or false, or a list of texts");

export const submitInput = z.strictObject({
  formId,
  version: version.max(2_147_483_647).describe(
    "The version that form_get returned and the customer answered",
  ),
  answers: personal(z.record(z.string().min(1).max(64), answer))
    .refine(
      (answers) => Object.keys(answers).length <= 2 * MAX_FIELDS,
      "has too many answers",
    )
    .meta({ examples: [{ name: "佐藤 花子", first_visit: true }] })
    .describe(
      "The one input without fixed keys, since each form has its own fields. By field id: a text (also for email, phone, date as YYYY-MM-DD and time as HH:MM), a number, true or false for yes_no and consent, an option's value for single, a list of them for multi",
    ),
});

export const submitOutput = z.strictObject({
  submission: z.strictObject({
    id: storedId.meta({ examples: ["sub_91c0"] }),
    formId: storedId.meta(FORM),
    version,
    submittedAt: localInstant,
  }),
});
