import type { Slice } from "../operation/slice.ts";
import { tokenOperations } from "./operations.ts";
import { tokenStaffOperations } from "./staff_operations.ts";

export const tokenSlice: Slice = {
  noun: "token",
  title: { ja: "トークンの失効", en: "Ending tokens before their time" },
  operations: tokenOperations,
  staffOperations: tokenStaffOperations,
};
