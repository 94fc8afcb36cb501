import { FORMS } from "./phrases/forms.ts";

/** The questions of the demo's forms, in both languages. */
export const FIELD_LABELS: readonly string[] = FORMS.flatMap(({ fields }) =>
  fields.flatMap(({ label }) => [label.ja, label.en])
);
