import type { Slice } from "../operation/slice.ts";
import { customerNotes, customers } from "./columns.ts";
import { customerOperations, customerStaffOperations } from "./operations.ts";

export const customerSlice: Slice = {
  noun: "customer",
  title: { ja: "お客様の記録", en: "What is known of customers" },
  operations: customerOperations,
  staffOperations: customerStaffOperations,
  tables: [customers, customerNotes],
};
