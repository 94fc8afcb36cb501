import type { Slice } from "../operation/slice.ts";
import { tokenOperations } from "./operations.ts";

export const tokenSlice: Slice = {
  noun: "token",
  title: { ja: "トークンの失効", en: "Ending tokens before their time" },
  operations: tokenOperations,
};
