import * as z from "zod";
import { publicText, storedId } from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { notPersonal } from "../storage/personal.ts";
import { fragment } from "../storage/statement.ts";
import { defineTable, type RowOf } from "../storage/table.ts";
import { answers } from "./answers.ts";
import { formFields } from "./fields.ts";

export const forms = defineTable("forms", {
  id: storedId,
  active: z.boolean(),
  position: z.int(),
});

export const formVersions = defineTable("form_versions", {
  formId: storedId,
  version: z.int(),
  titleJa: publicText,
  titleEn: publicText,
  fields: notPersonal(formFields),
  createdAt: z.date(),
});

export const formSubmissions = defineTable("form_submissions", {
  id: storedId,
  formId: storedId,
  version: z.int(),
  customerId: storedId,
  ...owner,
  /** By field id; null once the person asked to be forgotten. */
  answers: answers.nullable(),
  submittedAt: z.date(),
});

const formRow = forms.pick("id", "position");
const versionRow = formVersions.pick("version", "titleJa", "titleEn");

/** Columns read of a form and its current version, apart from the fields. */
export const currentForm = {
  columns: { ...formRow.columns, ...versionRow.columns },
  list: fragment(["", ", ", ""], [formRow.list, versionRow.list]),
};
export type StoredForm = RowOf<typeof currentForm>;
