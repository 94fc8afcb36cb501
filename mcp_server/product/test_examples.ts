import type { SliceExamples } from "../surfaces/test_slices.ts";
import { addProduct } from "./test_products.ts";

/** Products that nobody sells out. */
export const PRODUCTS = ["prd_1", "prd_2"] as const;
/** A product of which there are few. */
const SCARCE = "prd_scarce";
/** Stock of each of {@linkcode PRODUCTS}. */
export const STOCK = 1_000_000_000;
/** Their names. */
export const PRODUCT_NAMES = {
  prd_1: { ja: "シャンプー", en: "Shampoo" },
  prd_2: { ja: "ヘアオイル", en: "Hair oil" },
  prd_scarce: { ja: "つげ櫛", en: "Boxwood comb" },
};
const SCARCE_STOCK = 60;

export const examples: SliceExamples = {
  async prepare(owner) {
    for (const id of PRODUCTS) {
      await addProduct(owner, id, { stock: STOCK, name: PRODUCT_NAMES[id] });
    }
    const few = { stock: SCARCE_STOCK, name: PRODUCT_NAMES[SCARCE] };
    await addProduct(owner, SCARCE, few);
  },
  inputs: () => ({
    product_list: {},
    product_get: { productId: PRODUCTS[0] },
  }),
  pools: () => ({ productId: [...PRODUCTS, SCARCE] }),
  async raisePrices(owner) {
    await owner`update products set price_minor = price_minor + 10`;
  },
};
