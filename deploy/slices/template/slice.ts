import type { Slice } from "../../../mcp_server/operation/slice.ts";
import { samples } from "./columns.ts";
import { sampleOperations } from "./operations.ts";

export const sampleSlice: Slice = {
  noun: "sample",
  title: { ja: "見本の記録", en: "Entries of the specimen" },
  operations: sampleOperations,
  tables: [samples],
};
