import type { Slice } from "../operation/slice.ts";
import { trialOperations } from "./operations.ts";

export const trialSlice: Slice = {
  noun: "trial",
  title: { ja: "試用", en: "Trials" },
  operations: [],
  staffOperations: trialOperations,
};
