import * as z from "zod";
import { id, name, storedId } from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";
import { formFields } from "../fields.ts";
import { newFields } from "./new_fields.ts";

const FORM = { examples: ["frm_intake"] };
const title = notPersonal(name(100));
const FIELDS = "The questions, in their order";

/** What staff write of a form; each change of it is a new version. */
const content = z.strictObject({
  titleJa: title.meta({ examples: ["問診票"] }),
  titleEn: title.meta({ examples: ["Intake form"] }),
  fields: notPersonal(newFields).describe(FIELDS),
});
export type FormContent = z.output<typeof content>;

export const addFormInput = content;

export const changeFormInput = content.partial().extend({
  formId: id.meta(FORM),
  expectedVersion: z.int().positive().optional().describe(
    "The version as it was seen; the answer is form_changed if there is a newer one",
  ),
  active: z.boolean().optional()
    .describe("False offers it no more; what was handed in stays"),
});

export const sortFormsInput = z.strictObject({
  formIds: z.array(id.meta(FORM)).min(1).max(500)
    .describe("In their new order; others follow in the order they have"),
});

/** A form as staff see it. */
export const builtForm = content.extend({
  fields: notPersonal(formFields).describe(FIELDS),
  id: storedId.meta(FORM),
  version: z.int().positive(),
  active: z.boolean(),
  submissions: z.int().nonnegative()
    .describe("How often it was handed in, in all versions"),
});
export type BuiltForm = z.output<typeof builtForm>;

export const formOutput = z.strictObject({ form: builtForm });
export const catalogueOutput = z.strictObject({ forms: z.array(builtForm) });
export type FormCatalogue = z.output<typeof catalogueOutput>;
