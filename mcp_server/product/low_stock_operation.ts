import * as z from "zod";
import { bilingual, storedId } from "../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { listLowStock } from "./store.ts";

const LIMIT = 20;

const lowStockOutput = z.strictObject({
  items: z.array(z.strictObject({
    id: storedId,
    name: bilingual,
    onHand: z.int(),
    free: z.int(),
  })),
});
export type LowStock = z.output<typeof lowStockOutput>;

export const productLowStock: Operation = defineStaffOperation({
  noun: "product",
  verb: "low_stock",
  kind: "read",
  scope: "product:read",
  title: { ja: "残り少ない商品", en: "Products that run out" },
  description: {
    ja: "注文できる数が、商品ごとに決めた数以下のものを、少ない順に返します。",
    en:
      "Lists products of which no more can be ordered than was set for each, the fewest first.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: lowStockOutput,
  run: async ({ sql, now }) => ({
    items: (await listLowStock(sql, { now, limit: LIMIT }))
      .map(({ id, nameJa, nameEn, onHand, free }) => ({
        id,
        name: { ja: nameJa, en: nameEn },
        onHand,
        free,
      })),
  }),
});
