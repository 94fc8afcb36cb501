import * as z from "zod";
import {
  bilingual,
  currency,
  cursor,
  id,
  limit,
  minorUnits,
  nextCursor,
  publicText,
  storedId,
  text,
} from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";

const PRODUCT = { examples: ["prd_shampoo_moist"] };

/** Something that can be bought. */
export const product = z.strictObject({
  id: storedId.meta(PRODUCT),
  name: bilingual,
  description: bilingual,
  priceMinor: minorUnits,
  currency,
  stock: z.int().nonnegative().meta({ examples: [12] }),
  /** A path on this server, an https URL, or null. */
  imageUrl: publicText.meta({ examples: ["/products/shampoo_moist.svg"] })
    .nullable(),
});
export type Product = z.output<typeof product>;

export const listInput = z.strictObject({
  query: notPersonal(text(100)).meta({ examples: ["シャンプー"] }).optional()
    .describe("Words of the name or description, e.g. moist shampoo"),
  limit,
  cursor,
});
export const listOutput = z.strictObject({
  items: z.array(product),
  nextCursor,
});

export const getInput = z.strictObject({
  productId: id.meta(PRODUCT).describe("Id of a product from product_list"),
});
export const getOutput = z.strictObject({ product });

const units = z.int().nonnegative().max(1_000_000_000);

export const setStockInput = z.strictObject({
  productId: id.meta(PRODUCT),
  onHand: units.describe("Units that are in the shop now"),
  expectedOnHand: units.optional()
    .describe("Refused if another number is stored by now"),
});
export const stockOutput = z.strictObject({
  stock: z.strictObject({
    productId: storedId.meta(PRODUCT),
    onHand: units,
    /** Unpaid and not expired, or paid and not handed over. */
    held: units,
    free: units,
  }),
});
