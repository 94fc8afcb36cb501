import type { Slice } from "../operation/slice.ts";
import { staffOperations } from "./operations.ts";

export const staffSlice: Slice = {
  noun: "staff",
  title: { ja: "スタッフ", en: "The people who run the business" },
  operations: [],
  staffOperations,
};
