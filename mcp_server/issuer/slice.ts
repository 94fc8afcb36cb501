import type { Slice } from "../operation/slice.ts";
import { issuerOperations } from "./operations.ts";

export const issuerSlice: Slice = {
  noun: "issuer",
  title: { ja: "信頼する AI サービス", en: "Trusted AI services" },
  operations: [],
  staffOperations: issuerOperations,
};
