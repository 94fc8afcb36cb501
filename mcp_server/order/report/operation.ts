import * as z from "zod";
import { bilingual, currency, storedId } from "../../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../../operation/operation.ts";
import {
  reportInput,
  reportMonth,
  reportMonths,
} from "../../operation/report.ts";
import { selectMonths, selectProducts } from "./store.ts";

const count = z.int().nonnegative();

const output = z.strictObject({
  months: z.array(z.strictObject({
    month: reportMonth,
    currency,
    orders: count.describe("That were paid in the month"),
    minor: count.describe("What was paid, before refunds"),
    refundedMinor: count.describe("What was given back of these orders"),
  })),
  products: z.array(z.strictObject({
    id: storedId,
    name: bilingual,
    month: reportMonth,
    currency,
    count: count.describe("Units"),
    minor: count,
  })).describe("Of the last month and the one before"),
});
export type OrderReport = z.output<typeof output>;

export const orderReport: Operation = defineStaffOperation({
  noun: "order",
  verb: "report",
  kind: "read",
  scope: "order:read",
  title: { ja: "商品の売上の月ごとの数", en: "Sales of products by month" },
  description: {
    ja:
      "13 か月の、支払われた注文と返金、商品ごとの売上を返します。月はお店の現地の月です。",
    en:
      "Paid orders, refunds and sales of products in 13 months, which are the business's local ones.",
  },
  annotations: READING,
  input: reportInput,
  output,
  async run(context, input) {
    const { sql } = context;
    const months = reportMonths(context, input);
    const [counted, products] = await Promise.all([
      selectMonths(sql, months),
      selectProducts(sql, months.slice(-2)),
    ]);
    return { months: counted, products };
  },
});
