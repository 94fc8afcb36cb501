import * as z from "zod";
import {
  currency,
  cursor,
  id,
  minorUnits,
  name,
  nextCursor,
  publicText,
  storedId,
  text,
} from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";

const PRODUCT = { examples: ["prd_shampoo_moist"] };
const title = notPersonal(name(100));
const description = notPersonal(text(1000));
const units = z.int().min(0).max(1_000_000);

/** What staff say of a product, each a column of its table. */
export const productFields = z.strictObject({
  nameJa: title.meta({ examples: ["モイストシャンプー"] }),
  nameEn: title.meta({ examples: ["Moist Shampoo"] }),
  descriptionJa: description,
  descriptionEn: description,
  priceMinor: minorUnits.max(1_000_000_000),
  currency: currency.regex(/^[A-Z]{3}$/, "must be three letters, such as JPY"),
  reducedTax: z.boolean().describe("Food and drink are taxed less"),
  lowStockAt: units.describe("At so few free units it counts as running out"),
});
export type ProductFields = z.output<typeof productFields>;

export const addProductInput = productFields.partial().required({
  nameJa: true,
  nameEn: true,
  priceMinor: true,
  currency: true,
}).extend({ onHand: units.optional().describe("Units in the shop") });

export const changeProductInput = productFields.partial().extend({
  productId: id.meta(PRODUCT),
  active: z.boolean().optional()
    .describe("False takes it off sale; orders of it stay"),
});

export const sortProductsInput = z.strictObject({
  productIds: z.array(id.meta(PRODUCT)).min(1).max(500)
    .describe("In their new order, in the places that they have together"),
});

/** A product as staff see it. */
export const shelfProduct = productFields.extend({
  id: storedId.meta(PRODUCT),
  imageUrl: publicText.nullable(),
  active: z.boolean(),
  onHand: units,
  held: units,
  free: units,
  isLow: z.boolean(),
});
export type ShelfProduct = z.output<typeof shelfProduct>;

export const shelfInput = z.strictObject({
  query: notPersonal(text(100)).optional()
    .describe("Words of the name or description"),
  onSale: z.boolean().optional(),
  isLow: z.boolean().optional().describe("Only what runs out"),
  limit: z.int().min(1).max(2000).optional(),
  cursor,
});
export const shelfPage = z.strictObject({
  items: z.array(shelfProduct),
  nextCursor,
});
export const shelfOutput = z.strictObject({ product: shelfProduct });
export const shelfGetInput = z.strictObject({ productId: id.meta(PRODUCT) });
