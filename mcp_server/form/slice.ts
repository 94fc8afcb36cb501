import type { Slice } from "../operation/slice.ts";
import { forms, formSubmissions, formVersions } from "./columns.ts";
import { formOperations, formStaffOperations } from "./operations.ts";

export const formSlice: Slice = {
  noun: "form",
  title: { ja: "お客様への質問票", en: "What the business asks its customers" },
  operations: formOperations,
  staffOperations: formStaffOperations,
  tables: [forms, formVersions, formSubmissions],
};
