import * as z from "zod";
import { storedId } from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";
import { defineTable } from "../../storage/table.ts";

/** Why the number on hand changed. */
export const MOVEMENT_REASONS = [
  "received",
  "counted",
  "damaged",
  "returned",
  "sold",
  "handed_over",
] as const;
export const movementReason = z.enum(MOVEMENT_REASONS);

export const stockMovements = defineTable("stock_movements", {
  id: storedId,
  productId: storedId,
  change: z.int(),
  /** After the change. */
  onHand: z.int(),
  reason: movementReason,
  /** Of the goods; it is no place for what is personal. */
  note: notPersonal(z.string()).nullable(),
  /** Address of the member of staff. */
  author: notPersonal(z.string()),
  createdAt: z.date(),
});
