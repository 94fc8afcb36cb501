import * as z from "zod";
import {
  bilingual,
  currency,
  localInstant,
  minorUnits,
  publicText,
} from "../operation/fields.ts";
import { order } from "./schemas.ts";

const taxRate = z.int().nonnegative().meta({ examples: [1000] })
  .describe("Hundredths of a percent: 1000 is 10 %");
const isReduced = z.boolean()
  .describe("To be marked as taxed at the reduced rate");

/** Who sells, as a receipt names it. */
export const seller = z.strictObject({
  name: bilingual,
  /** The legal person; empty where it is the same. */
  seller: bilingual,
  address: bilingual,
  phone: publicText,
  /** T and 13 digits; null if the business has none. */
  registrationNumber: publicText.meta({ examples: ["T1234567890123"] })
    .nullable(),
});

/**
 * A receipt as a simplified qualified invoice needs it: who sold, when, what,
 * the total and the tax of each rate (適格簡易請求書).
 */
export const receipt = z.strictObject({
  orderNumber: order.shape.number,
  paidAt: localInstant,
  paidBy: z.enum(["online", "counter"]),
  seller,
  lines: z.array(z.strictObject({
    name: bilingual,
    quantity: z.int().positive(),
    unitPriceMinor: minorUnits,
    amountMinor: minorUnits,
    taxRate,
    isReduced,
  })),
  totals: z.array(z.strictObject({
    taxRate,
    isReduced,
    totalMinor: minorUnits.describe("Tax included"),
    taxMinor: minorUnits,
  })),
  totalMinor: minorUnits,
  refundedMinor: minorUnits,
  currency,
});
export type Receipt = z.output<typeof receipt>;

export const receiptOutput = z.strictObject({ receipt });
