import * as z from "zod";
import { createdBy, storedId } from "../../../mcp_server/operation/fields.ts";
import { owner } from "../../../mcp_server/storage/owned_by.ts";
import { defineTable, type RowOf } from "../../../mcp_server/storage/table.ts";
import { sampleDetails } from "./schemas.ts";

export const samples = defineTable("samples", {
  id: storedId,
  customerId: storedId,
  ...owner,
  note: sampleDetails.shape.note.unwrap().nullable(),
  createdBy,
  createdAt: z.date(),
});

/** The columns that are read of an entry. */
export const sampleRow = samples.pick("id", "note", "createdAt");
export type StoredSample = RowOf<typeof sampleRow>;
