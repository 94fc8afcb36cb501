import * as z from "zod";
import {
  currency,
  minorUnits,
  publicText,
  storedId,
} from "../operation/fields.ts";
import { defineTable, type RowOf } from "../storage/table.ts";
import { product } from "./schemas.ts";

export const products = defineTable("products", {
  id: storedId,
  nameJa: publicText,
  nameEn: publicText,
  descriptionJa: publicText,
  descriptionEn: publicText,
  priceMinor: minorUnits,
  currency,
  stock: z.int(),
  imageUrl: product.shape.imageUrl,
  active: z.boolean(),
  /** Food and drink are taxed less. */
  reducedTax: z.boolean(),
  position: z.int(),
  /** At so few free units it counts as running out. */
  lowStockAt: z.int(),
});

/** Columns read of a product; its stock is computed. */
export const productRow = products.pick(
  ...product.keyof().exclude(["name", "description", "stock"]).options,
  "nameJa",
  "nameEn",
  "descriptionJa",
  "descriptionEn",
  "position",
  "reducedTax",
);
export type StoredProduct = RowOf<typeof productRow> & {
  /** Units that can be ordered now, without those that orders hold. */
  stock: number;
};
