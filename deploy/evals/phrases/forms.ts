import { demoRows } from "../../../mcp_server/form/demo.ts";

interface FormRow {
  form_id: string;
  version: number;
  title_ja: string;
  title_en: string;
  fields: { label: { ja: string; en: string } }[];
}

/** The demo's forms, in the form of `form_get`. */
export const FORMS = (demoRows["form_versions"] as unknown as FormRow[]).map(
  (row) => ({
    id: row.form_id,
    version: row.version,
    title: { ja: row.title_ja, en: row.title_en },
    fields: row.fields,
  }),
);
