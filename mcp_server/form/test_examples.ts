import type { SliceExamples } from "../surfaces/test_slices.ts";
import { addForm } from "./test_forms.ts";

const label = { ja: "あ", en: "A" };
/** What fields of a type have beside the usual. */
const MORE: Readonly<Record<string, object>> = {
  text: { long: true, maxLength: 2000 },
  number: { integer: false },
  single: { options: [{ value: "a", label }] },
  multi: { options: [{ value: "a", label }] },
};
const TYPES = [
  ...Object.keys(MORE),
  ...["email", "phone", "date", "time", "yes_no", "consent"],
];
/** A form with one field of every type, none of which has to be answered. */
const EVERY_TYPE = "frm_all";

export const examples: SliceExamples = {
  async prepare(owner) {
    for (const id of ["frm_1", "frm_2"]) await addForm(owner, id);
    const fields = TYPES.map((type) => ({
      id: type,
      type,
      label,
      required: false,
      ...MORE[type],
    }));
    await addForm(owner, EVERY_TYPE, { fields });
  },
  creations: [{
    operation: "form_submit",
    table: "form_submissions",
    args: ({ text }) => ({
      formId: "frm_1",
      version: 1,
      answers: { name: text, agreed: true },
    }),
  }],
  inputs: () => ({ form_list: {}, form_get: { formId: "frm_1" } }),
  pools: () => ({ formId: [EVERY_TYPE], version: [1] }),
};
