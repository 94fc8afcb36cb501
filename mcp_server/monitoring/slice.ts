import type { Slice } from "../operation/slice.ts";
import { deleteOldCounts } from "./housekeeping.ts";
import { monitoringOperations } from "./operations.ts";

export const monitoringSlice: Slice = {
  noun: "monitoring",
  title: { ja: "サーバーの様子", en: "How the server does" },
  operations: [],
  staffOperations: monitoringOperations,
  housekeeping: deleteOldCounts,
};
