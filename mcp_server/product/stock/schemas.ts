import * as z from "zod";
import {
  cursor,
  id,
  limit,
  localInstant,
  nextCursor,
  storedId,
  text,
} from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";
import { MOVEMENT_REASONS, movementReason } from "./columns.ts";

const units = z.int().min(0).max(1_000_000);
const productId = id.meta({ examples: ["prd_shampoo_moist"] });

/** Reasons that staff give; a hand-over is written down by itself. */
export const GIVEN_REASONS = MOVEMENT_REASONS
  .filter((reason) => reason !== "handed_over");

export const moveStockInput = z.strictObject({
  reason: movementReason.exclude(["handed_over"]),
  note: notPersonal(text(200)).optional().describe("Of the goods"),
  items: z.array(z.strictObject({
    productId,
    onHand: units.describe("Units in the shop afterwards"),
    expectedOnHand: units.describe("Refused where another number is stored"),
  })).min(1, "must name at least one product").max(200),
});
export type MoveStock = z.output<typeof moveStockInput>;

export const moveStockOutput = z.strictObject({
  items: z.array(z.strictObject({
    productId: storedId,
    onHand: units,
    held: units,
    free: units,
  })),
});

export const movementsInput = z.strictObject({ productId, limit, cursor });
export const movementsPage = z.strictObject({
  items: z.array(z.strictObject({
    id: storedId,
    change: z.int(),
    onHand: units,
    reason: movementReason,
    note: notPersonal(z.string()).nullable(),
    author: notPersonal(z.string()),
    createdAt: localInstant,
  })),
  nextCursor,
});
