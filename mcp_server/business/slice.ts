import type { Slice } from "../operation/slice.ts";
import { business } from "./columns.ts";
import { businessOperations, businessStaffOperations } from "./operations.ts";

export const businessSlice: Slice = {
  noun: "business",
  title: { ja: "お店の案内", en: "About the business" },
  operations: businessOperations,
  staffOperations: businessStaffOperations,
  tables: [business],
};
