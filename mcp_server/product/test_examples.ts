import type { SliceExamples } from "../surfaces/test_slices.ts";
import { addProduct } from "./test_products.ts";

/** Products that nobody sells out. */
export const PRODUCTS = ["prd_1", "prd_2"] as const;
/** What there is of each. */
export const STOCK = 1_000_000_000;

export const examples: SliceExamples = {
  async prepare(owner) {
    for (const id of PRODUCTS) await addProduct(owner, id, { stock: STOCK });
  },
  inputs: () => ({
    product_list: {},
    product_get: { productId: PRODUCTS[0] },
  }),
  pools: () => ({ productId: PRODUCTS }),
};
