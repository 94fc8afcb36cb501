import type { Slice } from "../operation/slice.ts";
import { auditOperations } from "./operations.ts";

export const auditSlice: Slice = {
  noun: "audit",
  title: { ja: "監査記録", en: "The audit log" },
  operations: [],
  staffOperations: auditOperations,
};
