import type { Slice } from "../operation/slice.ts";
import { products } from "./columns.ts";
import { stockMovements } from "./stock/columns.ts";
import { productOperations, productStaffOperations } from "./operations.ts";

export const productSlice: Slice = {
  noun: "product",
  title: { ja: "販売中の商品", en: "What the shop sells" },
  operations: productOperations,
  staffOperations: productStaffOperations,
  tables: [products, stockMovements],
};
